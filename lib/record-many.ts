import { z } from 'zod'
import type { Tx } from './db.ts'
import { fail } from './errors.ts'
import { command } from './operation.ts'
import { delegate, inputOf, modelOf, type RecordKind, type Row, viewerOf } from './record-kind.ts'
import { recordVersion } from './shapes.ts'

/** The most records that one command writes: what fits into one answer and one look. */
const mostAtOnce = 500

type At = z.infer<typeof recordVersion>
type Rows = { rows: (At & Row)[] }

/** Rows with such fields, each record once. */
function rowsOf(fields: z.ZodRawShape): z.ZodType<Rows, Rows> {
  const row = z.object({ ...fields, ...recordVersion.shape }) as unknown as z.ZodType<At & Row, At & Row>
  const rows = z.array(row).min(1).max(mostAtOnce)
  return z.object({ rows: rows.refine((found) => new Set(found.map(({ id }) => id)).size === found.length) })
}

/** Writes to many records of a kind: each by its version, and all of them or none. */
export function manyOf<Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) {
  const output = z.object({ rows: z.array(kind.view) })
  const changeAll = async (tx: Tx, rows: readonly At[], isRemoved: boolean, changes: (stored: Row[]) => Change[]) => {
    const stored = await lockAll(tx, kind, rows, isRemoved)
    for (const group of alike(changes(stored))) await update(tx, kind, group)
    return { rows: (await readAll(tx, kind, rows)).map(viewerOf(kind)) } as never
  }
  return {
    /** Some fields of many records: what a row does not name stays. */
    reviseMany: command(kind.write)
      .input(rowsOf(optionalShape(kind.input.shape)))
      .output(output)
      .handler(({ input: { rows }, context: { tx } }) =>
        changeAll(tx, rows, false, (stored) => rows.map((row, at) => changeOf(kind, row, stored[at] ?? {}))),
      ),
    removeMany: command(kind.write)
      .input(rowsOf({}))
      .output(output)
      .handler(({ input: { rows }, context: { tx } }) => {
        const removedAt = new Date().toISOString()
        return changeAll(tx, rows, false, () => rows.map(({ id }) => ({ id, removedAt })))
      }),
    restoreMany: command(kind.write)
      .input(rowsOf({}))
      .output(output)
      .handler(({ input: { rows }, context: { tx } }) => changeAll(tx, rows, true, () => rows.map(({ id }) => ({ id, removedAt: null })))),
  }
}

/** Every field may be left out, and none is filled in where it is. */
function optionalShape(shape: z.ZodRawShape): z.ZodRawShape {
  const { id: _, ...fields } = shape
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, z.optional(withoutDefault(field))]))
}
const withoutDefault = (field: z.core.$ZodType): z.core.$ZodType =>
  field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? withoutDefault(field.def.innerType) : field

/** The columns of one record that are written, by the names of the model. */
type Change = Row & { id: string }
function changeOf(kind: RecordKind, { version: _, ...fields }: Row, stored: Row): Change {
  const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const derived = kind.derive?.({ ...inputOf(kind, stored), ...changed }) ?? {}
  const row = { ...changed, ...derived } as Change
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Change
}

/** The records as they are, in the order asked for; none of them changes until the transaction ends. Refuses all when one is missing or stale. */
async function lockAll(tx: Tx, kind: RecordKind, rows: readonly At[], isRemoved: boolean): Promise<Row[]> {
  const ids = rows.map(({ id }) => id)
  // in the order of their ids, so that two commands about the same ones cannot wait for each other in a circle
  await tx.$queryRawUnsafe(`select 1 from ${modelOf(kind.model).table} where id = any ($1::uuid[]) order by id for no key update`, ids)
  const stored = await readAll(tx, kind, rows)
  if (stored.length < rows.length) throw fail('NOT_FOUND')
  const stale = stored.filter((row, at) => row.version !== rows[at]?.version || (row.removedAt !== null) !== isRemoved)
  if (stale.length > 0) throw fail('STALE', { params: { count: stale.length }, current: stale.map(viewerOf(kind)) })
  return stored
}

async function readAll(tx: Tx, kind: RecordKind, rows: readonly At[]): Promise<Row[]> {
  const found = await delegate(tx, kind.model).findMany({ where: { id: { in: rows.map(({ id }) => id) } }, include: kind.include })
  const byId = new Map(found.map((row) => [row.id, row] as const))
  return rows.flatMap(({ id }): Row[] => {
    const row = byId.get(id)
    return row ? [row] : []
  })
}

/** Changes of the same columns together: each group is one statement. */
function alike(changes: Change[]): Change[][] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const columns = Object.keys(change).sort().join()
    groups.set(columns, [...(groups.get(columns) ?? []), change])
  }
  return [...groups.values()]
}

async function update(tx: Tx, kind: RecordKind, changes: Change[]): Promise<void> {
  const { table, fields } = modelOf(kind.model)
  const columnOf = (name: string) => fields.get(name)?.column
  const columns = Object.keys(changes[0] ?? {}).flatMap((name) => (name === 'id' ? [] : (columnOf(name) ?? [])))
  if (columns.length === 0) return
  const rows = changes.map((change) => Object.fromEntries(Object.entries(change).map(([name, value]) => [columnOf(name) ?? name, value])))
  const set = columns.map((column) => `"${column}" = i."${column}"`).join(', ')
  await tx.$executeRawUnsafe(
    `update ${table} t set ${set} from jsonb_populate_recordset(null::${table}, $1::jsonb) i where t.id = i.id`,
    JSON.stringify(rows),
  )
}
