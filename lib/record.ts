import { z } from 'zod'
import { fromColumn, toColumn } from './day.ts'
import type { Db, Tx } from './db.ts'
import { fail } from './errors.ts'
import { Decimal } from './money.ts'
import { command, query } from './operation.ts'
import type { Permission } from './permissions.ts'
import { listInput, recordId, recordVersion } from './shapes.ts'

type Row = Record<string, unknown>
/** The part of a Prisma model delegate that records need; Prisma's own generics say the same, once a model. */
type Delegate = {
  findMany(args: Row): Promise<Row[]>
  findUnique(args: Row): Promise<Row | null>
  count(args: Row): Promise<number>
  createMany(args: Row): Promise<{ count: number }>
  updateMany(args: Row): Promise<{ count: number }>
}
type ModelName =
  | 'organisation'
  | 'stay'
  | 'event'
  | 'signIn'
  | 'match'
  | 'article'
  | 'followerDay'
  | 'budgetLine'
  | 'payment'
  | 'meterReading'
  | 'contract'
  | 'contractLine'
  | 'settlement'
  | 'survey'
  | 'surveyResponse'
  | 'request'
  | 'inspection'
  | 'policy'
const delegate = (on: Db | Tx, model: ModelName) => on[model] as unknown as Delegate

/** A database row as a reader gets it: days and decimals as text, instants as ISO; names ending in `At` are instants, other dates are days. */
export function viewOf(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof Date) return [name, name.endsWith('At') ? value.toISOString() : fromColumn(value)]
      if (Decimal.isDecimal(value)) return [name, (value as Decimal).toFixed()]
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [name, viewOf(value as Row)]
      return [name, value]
    }),
  )
}

const isDayName = (name: string) => /(On|day|Month|From)$/.test(name)
/** The reverse of `viewOf` for what people send. */
export function rowOf(input: Row): Row {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (typeof value === 'string' && isDayName(name)) return [name, toColumn(value)]
      if (typeof value === 'string' && name.endsWith('At')) return [name, new Date(value)]
      return [name, value]
    }),
  )
}

type RecordKind<Input extends z.ZodObject, View extends z.ZodType> = {
  model: ModelName
  read: Permission
  write: Permission
  input: Input
  view: View
  /** Text columns that the search looks into. */
  search: readonly string[]
  /** The day (or instant, or year number) by which a list is narrowed to a year and sorted, newest first. */
  by: string
  include?: Row
  /** Adds what the database needs beyond the input (a derived column). */
  derive?: (input: z.infer<Input>) => Row
}

/** The reads of one kind of record: a page of the list, and one record. */
export function recordQueries<Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) {
  const view = (row: Row) => kind.view.parse(viewOf(row))
  return {
    list: query(kind.read)
      .input(listInput)
      .output(z.object({ rows: z.array(kind.view), total: z.int() }))
      .handler(async ({ input, context }) => {
        const table = delegate(context.db, kind.model)
        const where = { removedAt: null, ...searchFor(kind.search, input.search), ...(input.year && withinYear(kind.by, input.year)) }
        const orderBy = [{ [kind.by]: 'desc' }, { id: 'desc' }]
        const [rows, total] = await Promise.all([
          table.findMany({ where, orderBy, include: kind.include, skip: (input.page - 1) * input.size, take: input.size }),
          table.count({ where }),
        ])
        return { rows: rows.map(view), total } as never
      }),
    get: query(kind.read)
      .input(z.object({ id: recordId }))
      .output(kind.view)
      .handler(async ({ input, context }) => {
        const row = await delegate(context.db, kind.model).findUnique({ where: { id: input.id }, include: kind.include })
        if (!row) throw fail('NOT_FOUND')
        return view(row) as never
      }),
  }
}

/** The writes of one kind of record: log (repeatable), revise (by version), remove and restore (reversible). */
export function recordCommands<Input extends z.ZodObject, View extends z.ZodType>(kind: RecordKind<Input, View>) {
  const find = (tx: Tx, id: string) => delegate(tx, kind.model).findUnique({ where: { id }, include: kind.include })
  const view = (row: Row) => kind.view.parse(viewOf(row))
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
  }
}

/** Whether a stored row still holds all that was sent: then the same submission came twice, and once is enough. */
const holds = (row: Row, sent: Row): boolean =>
  Object.entries(sent).every(([name, value]) => value === undefined || same(row[name] ?? null, value))
const same = (stored: unknown, sent: unknown): boolean => {
  if (Decimal.isDecimal(stored) && sent !== null) return new Decimal(String(sent)).eq(String(stored))
  return JSON.stringify(stored) === JSON.stringify(sent)
}

const searchFor = (columns: readonly string[], words: string): Row =>
  words === '' ? {} : { OR: columns.map((column) => nested(column.split('.'), { contains: plain(words), mode: 'insensitive' })) }
// Prisma hands wildcards on to ILIKE as they are
const plain = (words: string): string => words.replace(/[\\%_]/g, '\\$&')
const nested = (path: string[], leaf: Row): Row => path.reduceRight<Row>((inner, name) => ({ [name]: inner }), leaf)

function withinYear(by: string, year: number): Row {
  if (by === 'year') return { year }
  if (by.endsWith('At'))
    return { [by]: { gte: new Date(`${year}-01-01T00:00:00+08:00`), lt: new Date(`${year + 1}-01-01T00:00:00+08:00`) } }
  return { [by]: { gte: toColumn(`${year}-01-01`), lte: toColumn(`${year}-12-31`) } }
}
