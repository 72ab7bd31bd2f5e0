import { z } from 'zod'
import { isDay, plusDays, startOfDay, toColumn } from './day.ts'
import { fail } from './errors.ts'
import { wordsOf } from './han.ts'
import { Decimal } from './money.ts'
import { type Column, type ColumnKind, columnsOf } from './record-columns.ts'
import { modelOf, type RecordKind, type Row } from './record-kind.ts'
import type { ColumnFilter, ListFilter } from './shapes.ts'

/** How long what was removed stays in the list of removed ones, in days. */
const removedDays = 30

/** The rows that a filter leaves, as Prisma's `where`. Refuses columns that the list does not have and filters that make no sense of them. */
export function whereOf(kind: RecordKind, { search, year, filters, removed }: ListFilter): Row {
  const since = new Date(Date.now() - removedDays * 24 * 60 * 60 * 1000)
  const narrowed = Object.entries(filters).map(([name, filter]) => columnWhere(columnOf(kind, name), name, filter))
  return {
    removedAt: removed ? { gte: since } : null,
    AND: [...searchWhere(kind, search), ...(year ? [withinYear(kind.by, year)] : []), ...narrowed.flat()],
  }
}

/** One key of an order. */
export type OrderKey = { path: readonly string[]; direction: 'asc' | 'desc'; nulls?: 'first' | 'last' }

/** The order asked for: newest first when nothing is asked; the id decides between equals, so that pages never overlap. */
export function orderOf(kind: RecordKind, { sort, removed }: Pick<ListFilter, 'sort' | 'removed'>): OrderKey[] {
  const asked = sort.map(({ by, descending }): OrderKey => {
    const { path, isNullable, kind: columnKind } = columnOf(kind, by)
    if (columnKind === 'other') throw fail('FILTER_SENSELESS', { fields: [by], params: { column: by } })
    // empty ones come last either way
    return { path, direction: descending ? 'desc' : 'asc', ...(isNullable && { nulls: 'last' }) }
  })
  const newest: OrderKey = { path: [removed ? 'removedAt' : kind.by], direction: 'desc' }
  const keys = asked.length > 0 ? asked : [newest]
  // the id goes the way of the first key, so that one index serves both ways
  return [...keys, { path: ['id'], direction: keys[0]?.direction ?? 'desc' }]
}

/** The same order from its other end. */
export const reversed = (order: readonly OrderKey[]): OrderKey[] =>
  order.map(({ path, direction, nulls }) => ({
    path,
    direction: direction === 'asc' ? 'desc' : 'asc',
    ...(nulls && { nulls: nulls === 'last' ? 'first' : 'last' }),
  }))

/** An order as Prisma's `orderBy`. */
export const orderBy = (order: readonly OrderKey[]): Row[] =>
  order.map(({ path, direction, nulls }) => nested(path, nulls ? { sort: direction, nulls } : direction))

function columnOf(kind: RecordKind, name: string): Column {
  const column = columnsOf(kind).get(name)
  if (!column) throw fail('COLUMN_UNKNOWN', { fields: [name], params: { column: name } })
  return column
}

type Asked = keyof ColumnFilter
const sense: Record<ColumnKind, readonly Asked[]> = {
  day: ['from', 'to'],
  instant: ['from', 'to'],
  number: ['is', 'from', 'to'],
  flag: ['is'],
  code: ['is'],
  text: ['is', 'contains'],
  list: ['is'],
  other: [],
}

function columnWhere(column: Column, name: string, filter: ColumnFilter): Row[] {
  const { kind, path, isNullable } = column
  const senseless = () => fail('FILTER_SENSELESS', { fields: [name], params: { column: name } })
  const asked = (Object.keys(filter) as Asked[]).filter((one) => filter[one] !== undefined)
  const mayBeEmpty = isNullable || kind === 'text' || kind === 'list'
  if (asked.some((one) => (one === 'isEmpty' ? !mayBeEmpty : !sense[kind].includes(one)))) throw senseless()
  const leaf = (value: unknown): Row => nested(path, value)
  const wheres: Row[] = []
  if (filter.is) {
    const values = filter.is.map((text) => fitting(column, text, senseless))
    // Prisma knows no `in` of booleans
    if (kind === 'flag') wheres.push({ OR: values.map(leaf) })
    else wheres.push(leaf(kind === 'list' ? { hasSome: values } : { in: values }))
  }
  if (filter.contains) wheres.push(leaf({ contains: plain(filter.contains), ...(hasCase(filter.contains) && { mode: 'insensitive' }) }))
  if (filter.from !== undefined) wheres.push(leaf({ gte: boundOf(column, filter.from, 'from', senseless) }))
  if (filter.to !== undefined) {
    const isDayOfInstants = kind === 'instant' && isDay(filter.to)
    wheres.push(leaf({ [isDayOfInstants ? 'lt' : 'lte']: boundOf(column, filter.to, 'to', senseless) }))
  }
  if (filter.isEmpty === undefined) return wheres
  const empty = emptyWhere(column)
  if (!filter.isEmpty) return [...wheres, { NOT: empty }]
  // with other wishes beside it: those, or empty
  return wheres.length === 0 ? [empty] : [{ OR: [{ AND: wheres }, empty] }]
}

const emptyWhere = ({ kind, path, isNullable }: Column): Row => {
  const ways: Row[] = []
  if (isNullable && kind !== 'list') ways.push(nested(path, null))
  if (kind === 'text') ways.push(nested(path, ''))
  if (kind === 'list') ways.push(nested(path, { isEmpty: true }))
  return { OR: ways }
}

type Senseless = () => Error
function fitting(column: Column, text: string, senseless: Senseless): unknown {
  if (column.kind === 'number') return numberOf(column, text, senseless)
  if (column.kind === 'flag') {
    if (text !== 'true' && text !== 'false') throw senseless()
    return text === 'true'
  }
  // an id that is none would be the database's to refuse
  if (column.kind === 'code' && !z.safeParse(column.shape, text).success) throw senseless()
  return text
}

function boundOf(column: Column, text: string, end: 'from' | 'to', senseless: Senseless): unknown {
  if (column.kind === 'number') return numberOf(column, text, senseless, end)
  if (isDay(text)) {
    if (column.kind === 'day') return toColumn(text)
    return startOfDay(end === 'from' ? text : plusDays(text, 1))
  }
  if (column.kind === 'day' || !z.iso.datetime({ offset: true }).safeParse(text).success) throw senseless()
  return new Date(text)
}

/** What a whole number can be in PostgreSQL. */
const wholeMost = 2_147_483_647
function numberOf({ isWhole }: Column, text: string, senseless: Senseless, end?: 'from' | 'to'): number | string {
  if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(text)) throw senseless()
  if (!isWhole) return text
  const number = new Decimal(text)
  if (number.abs().gt(wholeMost) || (!end && !number.isInteger())) throw senseless()
  return (end === 'from' ? number.ceil() : number.floor()).toNumber()
}

/** Words to find: each of them, in the record's search text or in that of a record it belongs to. */
const searchWhere = (kind: RecordKind, search: string): Row[] =>
  wordsOf(search).map((word) => ({ OR: searchedIn(kind).map((path) => nested(path, { contains: plain(word), ...looseCase(path) })) }))

/** Where words are looked for: in search_text where a table has one, which holds all of its columns that are searched; else in the columns themselves. */
function searchedIn({ model, search }: RecordKind): string[][] {
  const paths = search.map((column) => {
    const path = column.split('.')
    const owner = path.length === 1 ? model : modelOf(model).relations.get(path[0] ?? '')
    return owner && modelOf(owner).fields.has('searchText') ? [...path.slice(0, -1), 'searchText'] : path
  })
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()]
}
// search_text is lower case already
const looseCase = (path: readonly string[]): Row => (path.at(-1) === 'searchText' ? {} : { mode: 'insensitive' })

// without letters of two cases there is nothing to fold, which is four times faster
const hasCase = (words: string): boolean => words.toLowerCase() !== words.toUpperCase()
// Prisma hands wildcards on to LIKE as they are
const plain = (words: string): string => words.replace(/[\\%_]/g, '\\$&')
const nested = (path: readonly string[], leaf: unknown): Row => path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), leaf) as Row

function withinYear(by: string, year: number): Row {
  if (by === 'year') return { year }
  if (by.endsWith('At')) return { [by]: { gte: startOfDay(`${year}-01-01`), lt: startOfDay(`${year + 1}-01-01`) } }
  return { [by]: { gte: toColumn(`${year}-01-01`), lte: toColumn(`${year}-12-31`) } }
}
