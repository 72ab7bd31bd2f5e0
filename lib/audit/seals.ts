import type { PoolClient } from 'pg'
import { pool } from '../db.ts'
import { readAnchor, writeAnchor } from './anchor.ts'
import { hashOf, sign, verify } from './signing.ts'

/** Entries under one seal at most: a seal is read whole. */
const mostEntries = 5000

/**
 * An entry as its digest is taken over it: the same bytes whatever the session's time zone, and on any cluster. The text stands here and not in a function
 * of the database, which whoever changes entries could change with them.
 */
export const digestSql = `sha256(convert_to(jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  e.actor, e.operation, e.source, e.record_id, e.before, e.after)::text, 'UTF8'))`
/** One hash over what a seal lists, from `id` and `digest`. */
export const contentsSql = `coalesce(encode(sha256(string_agg(int8send(id) || digest, ''::bytea order by id)), 'hex'), '')`

/** Why nothing can be sealed: the last seal is not this house's, or this machine knows of a later one. Someone has to look, and may then say `trust`. */
export class SealRefused extends Error {
  override name = 'SealRefused'
  readonly reason: 'signature' | 'anchor'
  constructor(reason: 'signature' | 'anchor') {
    super(`the audit cannot be sealed: ${reason}`)
    this.reason = reason
  }
}

/** An id up to which every entry is decided once these transactions are over. */
type Barrier = { upTo: bigint; writers: string[] }
let ahead: Barrier | null = null

/**
 * Seals what is surely committed; returns how many entries. Writers take no notice: ids are handed out while each writer holds its ordinary lock on the
 * table, so that after those who hold it now nobody can commit an id that was handed out by now. Whoever is not done yet is waited for by the next call.
 */
export async function sealAudit({ trust = false, now = new Date() } = {}): Promise<number> {
  const client = await pool().connect()
  try {
    // that somebody took responsibility is itself in the audit, and gives the new seal something to hold
    if (trust) ahead = null
    if (trust)
      await client.query(`insert into audit_entries (actor, operation, source) values (audit_actor(), 'audit.trust', 'audit_seals')`)
    const here = ahead ?? (await barrier(client))
    ahead = here
    const open = here.writers.length > 0 ? await writersOf(client) : []
    if (here.writers.some((writer) => open.includes(writer))) return 0
    ahead = null
    let [sealed, more] = [0, 1]
    while (more > 0) {
      more = await sealNext(client, here.upTo, { trust, now })
      sealed += more
    }
    return sealed
  } finally {
    client.release()
  }
}

async function barrier(client: PoolClient): Promise<Barrier> {
  const { rows } = await client.query<{ up_to: string }>(
    'select case when is_called then last_value else 0 end as up_to from audit_entries_id_seq',
  )
  return { upTo: BigInt(rows[0]?.up_to ?? 0), writers: await writersOf(client) }
}

async function writersOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ writer: string }>(
    `select distinct virtualtransaction as writer from pg_locks
     where relation = 'audit_entries'::regclass and database = (select oid from pg_database where datname = current_database()) and mode = 'RowExclusiveLock'`,
  )
  return rows.map(({ writer }) => writer)
}

export type SealRow = {
  number: string
  sealed_at: Date
  after_id: string
  last_id: string
  count: number
  contents: string
  previous: string
  hash: string
  key_name: string
  mac: string
}
/** A seal without its list, and the hash over that list as it is now. */
export const sealColumns = `number::text, sealed_at, after_id::text, last_id::text, cardinality(ids) as count, previous, hash, key_name, mac,
  (select ${contentsSql} from unnest(ids, digests) l (id, digest)) as contents`
/** What its hash should be. */
export const expectedHash = (row: SealRow): string =>
  hashOf({
    ...{ number: BigInt(row.number), sealedAt: row.sealed_at, afterId: BigInt(row.after_id), lastId: BigInt(row.last_id) },
    ...{ count: row.count, contents: row.contents, previous: row.previous },
  })

/** Where the chain stands when nothing is sealed: at the beginning, or where its oldest part was let go. */
export async function baseOf(client: PoolClient) {
  const { rows } = await client.query<{ number: string; last_id: string; hash: string; key_name: string; mac: string }>(
    'select number::text, last_id::text, hash, key_name, mac from audit_prunings order by audit_prunings.number desc limit 1',
  )
  return rows[0] ?? null
}

type How = { trust: boolean; now: Date }
async function sealNext(client: PoolClient, upTo: bigint, how: How): Promise<number> {
  await client.query('begin')
  try {
    const made = await sealHere(client, upTo, how)
    await client.query('commit')
    if (made) writeAnchor(made.anchor)
    return made?.count ?? 0
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function sealHere(client: PoolClient, upTo: bigint, { trust, now }: How) {
  // of several workers one seals
  const turn = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(7032) as mine')
  if (!turn.rows[0]?.mine) return null
  const found = await client.query<SealRow>(`select ${sealColumns} from audit_seals order by audit_seals.number desc limit 1`)
  const last = found.rows[0] ?? null
  const base = last ?? (await baseOf(client))
  if (!trust) refuseDoubtful(last, base)
  const afterId = base?.last_id ?? '0'
  const entries = await client.query<{ ids: string[] | null; digests: Buffer[]; contents: string }>(
    `select array_agg(id order by id)::text[] as ids, array_agg(digest order by id) as digests, ${contentsSql} as contents
     from (select e.id, ${digestSql} as digest from audit_entries e where e.id > $1 and e.id <= $2 order by e.id limit ${mostEntries}) e`,
    [afterId, upTo],
  )
  const { ids, digests = [], contents = '' } = entries.rows[0] ?? { ids: null }
  const lastId = ids?.at(-1)
  if (!ids || !lastId) return null
  const head = { number: BigInt(base?.number ?? 0) + 1n, sealedAt: now, afterId: BigInt(afterId), lastId: BigInt(lastId) }
  const hash = hashOf({ ...head, count: ids.length, contents, previous: base?.hash ?? '' })
  const { keyName, mac } = sign(hash)
  await client.query(
    `insert into audit_seals (number, sealed_at, after_id, last_id, ids, digests, previous, hash, key_name, mac)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [head.number, head.sealedAt, afterId, lastId, ids, digests, base?.hash ?? '', hash, keyName, mac],
  )
  return { count: ids.length, anchor: { number: head.number.toString(), hash } }
}

/** A new seal would bless what lies under it: nothing is built on one that this house did not make, nor where one is known to be gone. */
function refuseDoubtful(last: SealRow | null, base: { number: string; hash: string; key_name: string; mac: string } | null): void {
  if (base && verify(last ? base.hash : `pruned ${base.number} ${base.hash}`, { keyName: base.key_name, mac: base.mac }) !== 'good')
    throw new SealRefused('signature')
  if (last && expectedHash(last) !== last.hash) throw new SealRefused('signature')
  const anchor = readAnchor()
  if (!anchor) return
  const [known, have] = [BigInt(anchor.number), BigInt(base?.number ?? 0)]
  if (known > have || (known === have && anchor.hash !== base?.hash)) throw new SealRefused('anchor')
}
