import { z } from 'zod'
import type { Tx } from './db.ts'
import { fail } from './errors.ts'
import { Decimal } from './money.ts'
import { command, query } from './operation.ts'
import { exportOf } from './record-export.ts'
import { historyOf } from './record-history.ts'
import { delegate, type RecordKind, type Row, rowOf, viewerOf } from './record-kind.ts'
import { listOf } from './record-list.ts'
import { manyOf } from './record-many.ts'
import { recordId, recordVersion } from './shapes.ts'

export { viewOf } from './record-kind.ts'

/** The reads of one kind of record: a page of the list, one record, what was done to it, and the list as a spreadsheet. */
export function recordQueries<Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) {
  const view = viewerOf(kind)
  return {
    list: listOf(kind),
    get: query(kind.read)
      .input(z.object({ id: recordId }))
      .output(kind.view)
      .handler(async ({ input, context }) => {
        const row = await delegate(context.db, kind.model).findUnique({ where: { id: input.id }, include: kind.include })
        if (!row) throw fail('NOT_FOUND')
        return view(row) as never
      }),
    history: historyOf(kind),
    export: exportOf(kind),
  }
}

/** The writes of one kind of record: log (repeatable), revise (by version), remove and restore (reversible); and the same for many at once. */
export function recordCommands<Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) {
  const find = (tx: Tx, id: string) => delegate(tx, kind.model).findUnique({ where: { id }, include: kind.include })
  const view = viewerOf(kind)
  const columns = (input: Row) => rowOf({ ...input, ...kind.derive?.(input as z.infer<Input>) })
  const change = async (tx: Tx, at: { id: string; version: number }, data: Row, state: Row) => {
    const done = await delegate(tx, kind.model).updateMany({ where: { ...at, ...state }, data })
    const row = await find(tx, at.id)
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: view(row) })
    return view(row) as never
  }
  return {
    log: command(kind.write)
      .input(kind.input)
      .output(kind.view)
      .handler(async ({ input, context: { tx } }) => {
        const data = columns(input as Row)
        const made = await delegate(tx, kind.model).createMany({ data: [data], skipDuplicates: true })
        const row = await find(tx, String(data.id))
        if (!row) throw fail('DUPLICATE')
        if (made.count === 0 && !holds(row, data)) throw fail('SAME_ID_OTHER_CONTENT', { current: view(row) })
        return view(row) as never
      }),
    revise: command(kind.write)
      .input(kind.input.extend({ version: recordVersion.shape.version }))
      .output(kind.view)
      .handler(({ input, context: { tx } }) => {
        const { id, version, ...fields } = input as Row & { id: string; version: number }
        return change(tx, { id, version }, columns(fields), { removedAt: null })
      }),
    remove: command(kind.write)
      .input(recordVersion)
      .output(kind.view)
      .handler(({ input, context: { tx } }) => change(tx, input, { removedAt: new Date() }, { removedAt: null })),
    restore: command(kind.write)
      .input(recordVersion)
      .output(kind.view)
      .handler(({ input, context: { tx } }) => change(tx, input, { removedAt: null }, { NOT: { removedAt: null } })),
    ...manyOf(kind),
  }
}

/** Whether a stored row still holds all that was sent: then the same submission came twice, and once is enough. */
const holds = (row: Row, sent: Row): boolean =>
  Object.entries(sent).every(([name, value]) => value === undefined || same(row[name] ?? null, value))
const same = (stored: unknown, sent: unknown): boolean => {
  if (Decimal.isDecimal(stored) && sent !== null) return new Decimal(String(sent)).eq(String(stored))
  return JSON.stringify(stored) === JSON.stringify(sent)
}
