import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#lib/db.ts'
import type { Draft, TableName, Target } from './layout.ts'
import type { SheetRow } from './rows.ts'
import type { Effect } from './schema.ts'

/** A row's record beside what the database holds under the same key. */
export type Planned = { row: SheetRow; draft: Draft; id: string; effect: Effect; version: number; restores: boolean }

/** Tables whose rows are never hidden, only there or not. */
const withoutRemoval: readonly TableName[] = ['indicators']
/** Columns that may be empty in a key of several; all others compare with `=`, which alone the database can hash. */
const emptyKeys: readonly string[] = ['invoice_no', 'paid_on', 'document_no', 'transfer_id']
const rowsAtOnce = 5000

type Group = { key: readonly string[]; columns: string[]; drafts: { row: SheetRow; draft: Draft }[] }

/** Compares drafts with the database by natural key: what is new, changed or the same. Warns on the row about what would be cleared or restored. */
export async function plan(
  tx: Tx,
  target: Target,
  drafts: { row: SheetRow; draft: Draft }[],
  tell: (rows: number) => Promise<void>,
): Promise<Planned[]> {
  const planned: Planned[] = []
  // the planner takes thousands of drafts for a hundred, and would look through the table once for each
  await tx.$executeRaw`select set_config('enable_nestloop', 'off', true)`
  for (const group of grouped(target, drafts)) {
    for (let from = 0; from < group.drafts.length; from += rowsAtOnce) {
      const part = group.drafts.slice(from, from + rowsAtOnce)
      const found = new Map((await compare(tx, target, { ...group, drafts: part })).map((line) => [line.n, line]))
      for (const [at, { row, draft }] of part.entries()) planned.push(judge(row, draft, found.get(at)))
      await tell(part.length)
    }
  }
  await tx.$executeRaw`select set_config('enable_nestloop', 'on', true)`
  return planned
}

type Found = { n: number; id: string; version: number; removed: boolean; differs: boolean; cleared: string[] }

function judge(row: SheetRow, draft: Draft, found: Found | undefined): Planned {
  if (!found) return { row, draft, id: uuidv7(), effect: 'new', version: 1, restores: false }
  if (found.removed) row.warn(null, 'restores_removed')
  if (found.cleared.length > 0) row.warn(null, 'clears_values', { columns: found.cleared.join(', ') })
  const effect = found.removed || found.differs ? 'changed' : 'same'
  return { row, draft, id: found.id, effect, version: found.version, restores: found.removed }
}

/** One statement: joins drafts with the table and says how each differs. Names come from our own layouts, values are parameters. */
function compare(tx: Tx, target: Target, { key, columns, drafts }: Group): Promise<Found[]> {
  const compared = columns.filter((column) => ![...key, ...(target.once ?? []), ...(target.alongside ?? [])].includes(column))
  const removed = withoutRemoval.includes(target.table) ? 'false' : 't.removed_at is not null'
  const cleared = compared.filter((column) => !target.keeps?.includes(column))
  const sql = `
    with incoming as (
      select (e ->> 'n')::int as n, r.* from jsonb_array_elements($1::jsonb) e, jsonb_populate_record(null::${target.table}, e -> 'draft') r
    )
    select distinct on (i.n) i.n, t.id::text, t.version, ${removed} as removed,
      ${distinct(
        compared,
        (column) => `t.${column}`,
        (column) => incoming(target, column),
      )} as differs,
      array_remove(array[${cleared.map((column) => `case when t.${column} is not null and i.${column} is null then '${column}' end`).join(', ')}]::text[], null) as cleared
    from incoming i join ${target.table} t on ${key.map((column) => sameKey(column, key)).join(' and ')}
    order by i.n, removed, differs, t.id`
  return tx.$queryRawUnsafe<Found[]>(sql, JSON.stringify(drafts.map(({ draft }, n) => ({ n, draft }))))
}

const sameKey = (column: string, key: readonly string[]) =>
  key.length > 1 && emptyKeys.includes(column) ? `t.${column} is not distinct from i.${column}` : `t.${column} = i.${column}`
/** What the record would hold: an empty cell does not clear what a layout keeps. */
const incoming = (target: Target, column: string) => (target.keeps?.includes(column) ? `coalesce(i.${column}, t.${column})` : `i.${column}`)
const distinct = (columns: string[], left: (column: string) => string, right: (column: string) => string) =>
  columns.length === 0 ? 'false' : `(${columns.map((column) => `${left(column)} is distinct from ${right(column)}`).join(' or ')})`

/** Writes what is new and changed, one statement for each; false when somebody changed one of the rows in between. */
export async function write(tx: Tx, target: Target, planned: Planned[], tell: (rows: number) => Promise<void>): Promise<boolean> {
  for (const group of grouped(target, planned)) {
    for (let from = 0; from < group.drafts.length; from += rowsAtOnce) {
      const part = group.drafts.slice(from, from + rowsAtOnce) as Planned[]
      await insert(
        tx,
        target.table,
        group.columns,
        part.filter(({ effect }) => effect === 'new'),
      )
      if (
        !(await update(
          tx,
          target,
          group.columns,
          part.filter(({ effect }) => effect === 'changed'),
        ))
      )
        return false
      await tell(part.length)
    }
  }
  return true
}

async function insert(tx: Tx, table: TableName, columns: string[], planned: Planned[]): Promise<void> {
  if (planned.length === 0) return
  const sql = `insert into ${table} (id, ${columns.join(', ')})
    select r.id, ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) r`
  await tx.$executeRawUnsafe(sql, JSON.stringify(planned.map(({ id, draft }) => ({ ...draft, id }))))
}

async function update(tx: Tx, target: Target, columns: string[], planned: Planned[]): Promise<boolean> {
  if (planned.length === 0) return true
  const changed = columns.filter((column) => !target.once?.includes(column))
  const set = changed.map((column) => `${column} = ${incoming(target, column)}`)
  const former = ['version', ...changed].map((column) => `'${column}', t.${column}`)
  if (!withoutRemoval.includes(target.table)) {
    set.push('removed_at = null')
    former.push(`'removed_at', t.removed_at`)
  }
  // what the first change in this transaction found; the version tells whether it is still so when it is changed
  await tx.$executeRawUnsafe(
    `insert into former select $2, t.id, jsonb_build_object(${former.join(', ')}) from ${target.table} t where t.id = any ($1::uuid[]) on conflict do nothing`,
    planned.map(({ id }) => id),
    target.table,
  )
  const sql = `update ${target.table} t set ${set.join(', ')} from jsonb_populate_recordset(null::${target.table}, $1::jsonb) i
    where t.id = i.id and t.version = i.version`
  const done = await tx.$executeRawUnsafe(sql, JSON.stringify(planned.map(({ id, version, draft }) => ({ ...draft, id, version }))))
  return done === planned.length
}

/** Rows of one sheet have the same columns; sheets of one layout may differ, and a key may fall back to other columns. */
function grouped<T extends { row: SheetRow; draft: Draft }>(target: Target, drafts: T[]): (Group & { drafts: T[] })[] {
  const groups = new Map<string, Group & { drafts: T[] }>()
  for (const item of drafts) {
    const key = target.key(item.draft, item.row)
    const columns = Object.keys(item.draft)
    const name = JSON.stringify([key, columns])
    const group = groups.get(name) ?? { key, columns, drafts: [] }
    group.drafts.push(item)
    groups.set(name, group)
  }
  return [...groups.values()]
}
