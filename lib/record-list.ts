import { z } from 'zod'
import type { Db } from './db.ts'
import { query } from './operation.ts'
import { type OrderKey, orderBy, orderOf, reversed, whereOf } from './record-filter.ts'
import { delegate, type RecordKind, type Row, tablesOf, viewerOf } from './record-kind.ts'
import { type ListInput, listInput } from './shapes.ts'

/** A page of a list: narrowed, ordered, and with the tables that it was read from, so that a change of any of them can bring a new one. */
export const listOf = <Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) =>
  query(kind.read)
    .input(listInput)
    .output(z.object({ rows: z.array(kind.view), total: z.int(), tables: z.array(z.string()) }))
    .handler(async ({ input, context }) => ({ ...(await pageOf(context.db, kind, input)), tables: tablesOf(kind) }) as never)

/** From this row on, a page is looked for from the end of the list that is nearer. */
const farAway = 2000

async function pageOf(db: Db, kind: RecordKind, input: ListInput) {
  const where = whereOf(kind, input)
  const order = orderOf(kind, input)
  const skip = (input.page - 1) * input.size
  const count = () => delegate(db, kind.model).count({ where })
  const idsFrom = (from: number, take: number, keys: OrderKey[]) => findIds(db, kind, { where, orderBy: orderBy(keys), skip: from, take })
  if (skip < farAway) {
    const [ids, total] = await Promise.all([idsFrom(skip, input.size, order), count()])
    return { rows: await rowsById(db, kind, ids), total }
  }
  const total = await count()
  const take = Math.min(input.size, Math.max(0, total - skip))
  if (take === 0) return { rows: [], total }
  const isNearerToEnd = skip > total / 2
  const ids = isNearerToEnd ? (await idsFrom(total - skip - take, take, reversed(order))).reverse() : await idsFrom(skip, take, order)
  return { rows: await rowsById(db, kind, ids), total }
}

/** The ids of a stretch of a list, in its order: an index that holds nothing else answers that without touching a row. */
export async function findIds(
  db: Db,
  kind: RecordKind,
  stretch: { where: Row; orderBy: Row[]; skip?: number; take: number },
): Promise<string[]> {
  const rows = await delegate(db, kind.model).findMany({ ...stretch, select: { id: true } })
  return rows.map(({ id }) => String(id))
}

/** Records as readers get them, in the order of their ids; one that is gone meanwhile is left out. */
export async function rowsById(db: Db, kind: RecordKind, ids: readonly string[]): Promise<Row[]> {
  const found = await delegate(db, kind.model).findMany({ where: { id: { in: ids } }, include: kind.include })
  const view = viewerOf(kind)
  const byId = new Map(found.map((row) => [row.id, row] as const))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [view(row)] : []
  })
}
