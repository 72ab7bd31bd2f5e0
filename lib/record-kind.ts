import type { z } from 'zod'
import { fromColumn, toColumn } from './day.ts'
import { type Db, db, type Tx } from './db.ts'
import type { Prisma } from './generated/prisma/client.ts'
import { Decimal } from './money.ts'
import type { Permission } from './permissions.ts'

export type Row = Record<string, unknown>
/** The part of a Prisma model delegate that records need; Prisma's own generics say the same, once a model. */
type Delegate = {
  findMany(args: Row): Promise<Row[]>
  findUnique(args: Row): Promise<Row | null>
  count(args: Row): Promise<number>
  createMany(args: Row): Promise<{ count: number }>
  updateMany(args: Row): Promise<{ count: number }>
}
/** Any model of prisma/schema: a record's has `id`, `version` and the three instants. */
export type ModelName = Uncapitalize<Prisma.ModelName>
export const delegate = (on: Db | Tx, model: ModelName) => on[model] as unknown as Delegate

/** One noun's record: its model, shapes and permissions. Everything that lists, forms, histories and exports need is derived from it. */
export type RecordKind<Input extends z.ZodObject = z.ZodObject, View extends z.ZodType = z.ZodType> = {
  model: ModelName
  read: Permission
  write: Permission
  input: Input
  view: View
  /** Text columns that the search looks into. A table with `search_text` keeps its own ones there (prisma/facts/search.sql). */
  search: readonly string[]
  /** The day (or instant, or year number) by which a list is narrowed to a year and sorted, newest first. */
  by: string
  include?: Row
  /** Columns that its lists show masked: nobody narrows or orders a list by them, a history masks them too, and only who holds `read` can bring them back from it. */
  masked?: { columns: readonly string[]; mask(text: string): string; read: Permission }
  /** Adds what the database needs beyond the input (a derived column). */
  derive?(input: z.infer<Input>): Row
}

/** What a reader gets of a database row. */
export const viewerOf = (kind: RecordKind) => (row: Row) => kind.view.parse(viewOf(row)) as Row

/** What a form would have sent to make a record as it is stored. */
export const inputOf = (kind: RecordKind, row: Row): Row => {
  const seen = viewOf(row)
  return Object.fromEntries(Object.keys(kind.input.shape).flatMap((name) => (name in seen ? [[name, seen[name]]] : [])))
}

/** A database row as a reader gets it: days and decimals as text, instants as ISO; names ending in `At` are instants, other dates are days. */
export function viewOf(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, seenAs(name, value)]))
}
function seenAs(name: string, value: unknown): unknown {
  if (value instanceof Date) return name.endsWith('At') ? value.toISOString() : fromColumn(value)
  if (Decimal.isDecimal(value)) return (value as Decimal).toFixed()
  if (Array.isArray(value)) return value.map((one) => seenAs(name, one))
  return typeof value === 'object' && value !== null ? viewOf(value as Row) : value
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

/** A model as the database has it: its table, the column and Prisma type of each field, and the model behind each relation. */
export type Model = {
  table: string
  fields: ReadonlyMap<string, { column: string; type: string }>
  relations: ReadonlyMap<string, ModelName>
}
type RuntimeField = { name: string; kind: string; type: string; dbName?: string }
type RuntimeModels = Record<string, { dbName: string | null; fields: RuntimeField[] }>
const models = new Map<ModelName, Model>()

/** What Prisma's schema says of a model. Its client keeps this at run time and offers no other way to it. */
export function modelOf(name: ModelName): Model {
  const known = models.get(name)
  if (known) return known
  const all = (db() as unknown as { _runtimeDataModel: { models: RuntimeModels } })._runtimeDataModel.models
  const found = all[name.charAt(0).toUpperCase() + name.slice(1)]
  if (!found) throw new Error(`no model ${name}`)
  const own = found.fields.filter(({ kind }) => kind === 'scalar')
  const others = found.fields.filter(({ kind }) => kind === 'object')
  const model: Model = {
    table: found.dbName ?? name,
    fields: new Map(own.map((field) => [field.name, { column: field.dbName ?? field.name, type: field.type }])),
    relations: new Map(others.map((field) => [field.name, (field.type.charAt(0).toLowerCase() + field.type.slice(1)) as ModelName])),
  }
  models.set(name, model)
  return model
}

/** The tables that a list of this kind is read from: its own, and those included. */
export function tablesOf(kind: RecordKind): string[] {
  const own = modelOf(kind.model)
  const included = Object.keys(kind.include ?? {}).flatMap((name) => {
    const parent = own.relations.get(name)
    return parent ? [modelOf(parent).table] : []
  })
  return [own.table, ...included]
}
