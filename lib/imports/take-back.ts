import type { Tx } from '../db.ts'
import { recordPath, sources } from '../facts/sources.ts'
import { layouts } from '../sheets/layouts.ts'
import { referrersOf } from './referrers.ts'
import type { leftReasons, UndoResult } from './schema.ts'

type Left = { recordId: string; title: string; reason: (typeof leftReasons)[number] }

/** Tables in the order in which their records can go: what hangs on others first. */
const tablesBack = [...new Set(layouts.flatMap(({ targets }) => targets.map(({ table }) => table)))].toReversed()
/** Tables whose rows are there or not, never hidden. */
const withoutRemoval = ['indicators']

/** Takes the records of a batch back, table by table: new ones are removed, changed ones get back what they held. Nobody's later work is touched. */
export async function takeBack(tx: Tx, batchId: string): Promise<UndoResult> {
  await tx.$executeRawUnsafe('create temporary table kept (record_id uuid primary key, reason text) on commit drop')
  const found = await tx.importRow.findMany({ where: { batchId }, distinct: ['source'], select: { source: true } })
  const result: UndoResult = { removed: 0, restored: 0, left: [] }
  for (const source of tablesBack.filter((table) => found.some((row) => row.source === table))) {
    await findKept(tx, batchId, source)
    result.restored += await restore(tx, batchId, source)
    result.removed += await remove(tx, batchId, source)
    result.left.push(
      ...(await keptOf(tx, source)).map((one) => ({ ...one, path: source in sources ? recordPath(source, one.recordId) : null })),
    )
  }
  return result
}

/** The batch's own rows of a table: a record that it brought counts as new, whatever it did to it later. */
const ofBatch = (source: string) => `
  select record_id, bool_or(effect = 'new') as is_new, max(version) as version, (array_agg(before) filter (where before is not null))[1] as before
  from import_rows where batch_id = $1::uuid and source = '${source}' group by record_id`
const isLive = (source: string) => (withoutRemoval.includes(source) ? 'true' : 'r.removed_at is null')

/** Finds the records that stay as they are, and why. */
async function findKept(tx: Tx, batchId: string, source: string): Promise<void> {
  await tx.$executeRawUnsafe('delete from kept')
  // one that somebody removed since is where taking back would bring it
  await tx.$executeRawUnsafe(
    `insert into kept select b.record_id, 'changed' from (${ofBatch(source)}) b join ${source} r on r.id = b.record_id
     where r.version is distinct from b.version and not (b.is_new and not ${isLive(source)})`,
    batchId,
  )
  await tx.$executeRawUnsafe(
    `insert into kept select b.record_id, 'evidence' from (${ofBatch(source)}) b where b.is_new and exists (
       select 1 from evidence e where e.source = '${source}' and e.record_id = b.record_id and e.removed_at is null) on conflict do nothing`,
    batchId,
  )
  for (const { table, column, to } of await referrersOf(tx, source)) {
    await tx.$executeRawUnsafe(
      `insert into kept select b.record_id, 'referred' from (${ofBatch(source)}) b join ${source} r on r.id = b.record_id
       where b.is_new and exists (select 1 from ${table} o where o.${column} = r.${to} and o.removed_at is null) on conflict do nothing`,
      batchId,
    )
  }
}

/** Gives changed records back what they held; those that held the same things go in one statement. */
async function restore(tx: Tx, batchId: string, source: string): Promise<number> {
  const sets = await tx.$queryRawUnsafe<{ names: string[] }[]>(
    `select distinct array(select jsonb_object_keys(before - 'version') order by 1) as names from (${ofBatch(source)}) b where not b.is_new and b.before is not null`,
    batchId,
  )
  let restored = 0
  for (const { names } of sets) {
    restored += await tx.$executeRawUnsafe(
      `update ${source} r set ${names.map((name) => `${name} = h.${name}`).join(', ')}
       from (${ofBatch(source)}) b, jsonb_populate_record(null::${source}, b.before) h
       where r.id = b.record_id and not b.is_new and array(select jsonb_object_keys(b.before - 'version') order by 1) = $2::text[]
         and not exists (select 1 from kept k where k.record_id = r.id)`,
      batchId,
      names,
    )
  }
  // a batch before this one finds the records as it left them, and can be taken back in its turn
  await tx.$executeRawUnsafe(
    `update import_rows i set version = r.version from (${ofBatch(source)}) b, ${source} r
     where r.id = b.record_id and not b.is_new and i.source = '${source}' and i.record_id = r.id and i.batch_id <> $1::uuid
       and i.version = (b.before ->> 'version')::int and not exists (select 1 from kept k where k.record_id = r.id)`,
    batchId,
  )
  return restored
}

async function remove(tx: Tx, batchId: string, source: string): Promise<number> {
  const which = `from (${ofBatch(source)}) b where r.id = b.record_id and b.is_new and ${isLive(source)}
    and not exists (select 1 from kept k where k.record_id = r.id)`
  const sql = withoutRemoval.includes(source)
    ? `delete from ${source} r using ${which.slice('from '.length)}`
    : `update ${source} r set removed_at = now() ${which}`
  return tx.$executeRawUnsafe(sql, batchId)
}

/** What stays, by the name that a reader knows it under. */
function keptOf(tx: Tx, source: string): Promise<Left[]> {
  const title = sources[source]?.title ?? plainTitle
  return tx.$queryRawUnsafe<Left[]>(
    `select r.id::text as "recordId", coalesce(nullif((${title}), ''), r.id::text) as title, k.reason from kept k join ${source} r on r.id = k.record_id order by 2`,
  )
}
/** For tables without facts: whatever they call their rows. */
const plainTitle = `(select concat_ws(' ', j ->> 'code', coalesce(j ->> 'name', j ->> 'title', j ->> 'item')) from to_jsonb(r) j)`
