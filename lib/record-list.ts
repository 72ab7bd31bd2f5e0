import { z } from 'zod'
import type { Db } from './db.ts'
import { query } from './operation.ts'
import { orderOf, whereOf } from './record-filter.ts'
import { delegate, type RecordKind, tablesOf, viewerOf } from './record-kind.ts'
import { type ListInput, listInput } from './shapes.ts'

/** A page of a list: narrowed, ordered, and with the tables that it was read from, so that a change of any of them can bring a new one. */
export const listOf = <Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) =>
  query(kind.read)
    .input(listInput)
    .output(z.object({ rows: z.array(kind.view), total: z.int(), tables: z.array(z.string()) }))
    .handler(async ({ input, context }) => ({ ...(await pageOf(context.db, kind, input)), tables: tablesOf(kind) }) as never)

async function pageOf(db: Db, kind: RecordKind, input: ListInput) {
  const table = delegate(db, kind.model)
  const where = whereOf(kind, input)
  const page = { skip: (input.page - 1) * input.size, take: input.size }
  const [rows, total] = await Promise.all([
    table.findMany({ where, orderBy: orderOf(kind, input), include: kind.include, ...page }),
    table.count({ where }),
  ])
  return { rows: rows.map(viewerOf(kind)), total }
}
