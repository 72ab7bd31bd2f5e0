import type { PoolClient } from 'pg'
import { pool } from '../db.ts'
import { readAnchor } from './anchor.ts'
import type { AuditCheck, AuditProblem } from './schema.ts'
import { baseOf, digestSql, expectedHash, type SealRow, sealColumns } from './seals.ts'
import { verify } from './signing.ts'

/** Seals held against their entries in one statement. */
const sealsAtOnce = 40
/** After so many findings the rest says nothing new. */
const mostProblems = 20
/** Entries may lie unsealed while a long import runs; longer than this, nobody seals. */
const unsealedMinutes = 30
/** Nobody's transaction is open for longer than this: an entry that claims to be older than the seal before it was written afterwards. */
const backdatedMinutes = 120

/**
 * Proves the audit: every entry as it was sealed, none missing, none slipped in, every seal on the one before it and signed by this house, the last
 * seal that this machine knows still there, and every trigger that signs or refuses switched on. Names what is wrong, the oldest first.
 */
export async function checkAudit(): Promise<AuditCheck> {
  const client = await pool().connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const problems = await triggersOff(client)
    const chain = await walk(client, problems)
    await client.query('commit')
    return { whole: problems.length === 0, ...chain, problems: problems.slice(0, mostProblems) }
  } finally {
    // also ends what an error left open
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function walk(client: PoolClient, problems: AuditProblem[]): Promise<Omit<AuditCheck, 'whole' | 'problems'>> {
  const base = await baseOf(client)
  if (base && verify(`pruned ${base.number} ${base.hash}`, { keyName: base.key_name, mac: base.mac }) !== 'good')
    problems.push({ kind: 'pruning_unsigned', seal: base.number })
  let last = { number: base?.number ?? '0', last_id: base?.last_id ?? '0', hash: base?.hash ?? '', sealed_at: null as Date | null }
  let [entries, seals] = [0, 0]
  const unknown: string[] = []
  const anchor = readAnchor()
  for (;;) {
    const { rows } = await client.query<SealRow>(
      `select ${sealColumns} from audit_seals where audit_seals.number > $1 order by audit_seals.number limit ${sealsAtOnce}`,
      [last.number],
    )
    if (rows.length === 0) break
    const before = last
    for (const row of rows) {
      problems.push(...sealProblems(row, last))
      const held = verify(row.hash, { keyName: row.key_name, mac: row.mac })
      if (held === 'bad') problems.push({ kind: 'seal_unsigned', seal: row.number })
      if (held === 'unknown') unknown.push(row.number)
      // what a known seal stands on is known with it
      if (held === 'good') unknown.length = 0
      if (anchor?.number === row.number && anchor.hash !== row.hash) problems.push({ kind: 'seal_changed', seal: row.number })
      entries += row.count
      last = row
    }
    seals += rows.length
    problems.push(...(await entryProblems(client, before, last)))
    if (problems.length >= mostProblems) break
  }
  for (const seal of unknown.slice(0, 1)) problems.push({ kind: 'seal_unsigned', seal })
  if (anchor && BigInt(anchor.number) > BigInt(last.number) && problems.length < mostProblems)
    problems.push({ kind: 'seal_gone', seal: (BigInt(last.number) + 1n).toString(), upTo: anchor.number })
  const { open, late } = await unsealed(client, last.last_id)
  if (late) problems.push({ kind: 'unsealed', ...late })
  return {
    entries,
    seals,
    open,
    sealedAt: last.sealed_at?.toISOString() ?? null,
    head: seals > 0 ? { number: last.number, hash: last.hash } : null,
  }
}

/** A seal by itself, and on the one before it. */
function sealProblems(row: SealRow, last: { number: string; last_id: string; hash: string }): AuditProblem[] {
  const wanted = BigInt(last.number) + 1n
  if (BigInt(row.number) !== wanted) return [{ kind: 'seal_gone', seal: wanted.toString(), upTo: (BigInt(row.number) - 1n).toString() }]
  const isWhole = expectedHash(row) === row.hash && row.previous === last.hash && row.after_id === last.last_id
  return isWhole ? [] : [{ kind: 'seal_changed', seal: row.number }]
}

/** Entries that are not as they were sealed, in a run of seals. */
async function entryProblems(
  client: PoolClient,
  from: { number: string; last_id: string; sealed_at: Date | null },
  to: { number: string; last_id: string },
) {
  const { rows } = await client.query<{
    kind: 'changed' | 'deleted' | 'inserted' | 'backdated'
    id: string
    at: Date | null
    source: string | null
  }>(
    `with kept as (
       select l.id, l.digest from audit_seals s, unnest(s.ids, s.digests) l (id, digest) where s.number > $1 and s.number <= $2
     ), seen as (
       select e.id, e.at, e.source, ${digestSql} as digest from audit_entries e where e.id > $3 and e.id <= $4
     )
     select case when s.id is null then 'deleted' when k.id is null then 'inserted' else 'changed' end as kind,
       coalesce(s.id, k.id)::text as id, s.at, s.source
     from kept k full join seen s on s.id = k.id
     where k.digest is distinct from s.digest
     order by coalesce(s.id, k.id) limit ${mostProblems}`,
    [from.number, to.number, from.last_id, to.last_id],
  )
  const backdated = await client.query<{ id: string; at: Date; source: string }>(
    `select e.id::text, e.at, e.source from (select number, after_id, last_id, lag(sealed_at) over (order by number) as previous_at
         from audit_seals where number >= $1 and number <= $2) s
       join audit_entries e on e.id > s.after_id and e.id <= s.last_id
     where s.number > $1 and e.at < s.previous_at - interval '${backdatedMinutes} minutes' order by e.id limit ${mostProblems}`,
    [from.number, to.number],
  )
  const found = [...rows, ...backdated.rows.map((row) => ({ kind: 'backdated' as const, ...row }))]
  return found.map(({ kind, id, at, source }): AuditProblem => ({ kind, entry: id, at: at?.toISOString() ?? null, source }))
}

/** What is not under a seal yet: usually the last seconds. */
async function unsealed(client: PoolClient, lastId: string) {
  const { rows } = await client.query<{ count: number; first: string | null; at: Date | null; old: boolean | null }>(
    `select count(*)::int as count, min(id)::text as first, min(at) as at, min(at) < now() - interval '${unsealedMinutes} minutes' as old
     from audit_entries where id > $1`,
    [lastId],
  )
  const { count = 0, first = null, at = null, old = false } = rows[0] ?? {}
  return { open: count, late: old && first && at ? { entry: first, at: at.toISOString(), source: null } : null }
}

/**
 * Triggers that sign changes or refuse them and are switched off or gone: of the audit itself, and of every table that the audit ever heard of.
 * (One that is missing altogether shows by its table's earlier entries.)
 */
async function triggersOff(client: PoolClient): Promise<AuditProblem[]> {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `with guarded (name, trigger) as (
       select t, g from unnest(array['audit_entries', 'audit_seals']) t, unnest(array['only_grow', 'only_old']) g
       union all select 'audit_prunings', 'only_grow'
       union all
       select c.relname, g from pg_class c, unnest(array['audit_insert', 'audit_update', 'audit_delete', 'refuse_truncate']) g
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ('{closings,audit_entries,audit_seals,audit_prunings}') and (
         exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'audit\\_%')
         or exists (select 1 from audit_entries e where e.source = c.relname and (e.before is not null or e.after is not null)))
       union all select 'closings', g from unnest(array['audit_closing', 'a_kept', 'refuse_truncate']) g
     )
     select g.name as table, g.trigger from guarded g
     where not exists (select 1 from pg_trigger t where t.tgrelid = g.name::regclass and t.tgname = g.trigger and t.tgenabled in ('O', 'A'))
     order by 1, 2 limit ${mostProblems}`,
  )
  return rows.map(({ table, trigger }) => ({ kind: 'trigger_off', table, trigger }))
}
