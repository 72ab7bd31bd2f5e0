import type { ColumnFilter } from './shapes.ts'

/** By which column rows are ordered: its path in a row. */
export type Order = { by: string; descending: boolean }
export type Filters = Record<string, ColumnFilter>

const isName = (text: string) => /^[A-Za-z]\w{0,39}(\.[A-Za-z]\w{0,39}){0,2}$/.test(text)
// these three part filters, and the values of one
const escapes = { '!': '!0', '~': '!1', ',': '!2' } as const
const marks: Record<string, string> = { '!0': '!', '!1': '~', '!2': ',' }
const escaped = (value: string) => value.replace(/[!~,]/g, (mark) => escapes[mark as keyof typeof escapes])
const unescaped = (text: string) => text.replace(/![012]/g, (code) => marks[code] ?? '')

/** `{ status: { is: ['held'] }, heldOn: { from: '2026-01-01' } }` → `status.is.held~heldOn.from.2026-01-01` */
export const textOfFilters = (filters: Filters): string =>
  Object.entries(filters)
    .flatMap(([name, { is, from, to, contains, isEmpty }]) => [
      is && `${name}.is.${is.map(escaped).join(',')}`,
      from !== undefined && `${name}.from.${escaped(from)}`,
      to !== undefined && `${name}.to.${escaped(to)}`,
      contains !== undefined && `${name}.contains.${escaped(contains)}`,
      isEmpty !== undefined && `${name}.empty.${isEmpty ? 'yes' : 'no'}`,
    ])
    .filter(Boolean)
    .join('~')

/** The reverse of `textOfFilters`; what makes no sense in an address that somebody typed is left out. */
export function filtersOf(text: string): Filters {
  const filters: Filters = {}
  for (const part of text.split('~')) {
    const [, name = '', verb = '', value = ''] = part.match(/^([A-Za-z]\w{0,39})\.(is|from|to|contains|empty)\.(.+)$/s) ?? []
    const read = readers[verb]?.(value)
    if (read) filters[name] = { ...filters[name], ...read }
  }
  return filters
}
const readers: Record<string, (value: string) => ColumnFilter | null> = {
  is: (value) => ({ is: value.split(',').slice(0, 50).map(unescaped) }),
  from: (value) => ({ from: unescaped(value) }),
  to: (value) => ({ to: unescaped(value) }),
  contains: (value) => (unescaped(value).trim() === '' ? null : { contains: unescaped(value).slice(0, 100) }),
  empty: (value) => ({ isEmpty: value === 'yes' }),
}

/** Newest first, then by title: `-heldOn,title` */
export const textOfOrder = (order: readonly Order[]): string => order.map(({ by, descending }) => (descending ? `-${by}` : by)).join(',')
/** The reverse of `textOfOrder`, at most three deep. */
export const orderOf = (text: string): Order[] =>
  text
    .split(',')
    .map((part) => ({ by: part.replace(/^-/, ''), descending: part.startsWith('-') }))
    .filter(({ by }, place, all) => isName(by) && all.findIndex((other) => other.by === by) === place)
    .slice(0, 3)

/** The order after a click on a heading: rising, falling, then the list's own again. With shift it comes after the one there is. */
export function orderAfter(order: readonly Order[], by: string, isSecond: boolean): Order[] {
  const now = order.find((one) => one.by === by)
  const next = now?.descending ? [] : [{ by, descending: now !== undefined }]
  if (!isSecond) return next
  const place = order.findIndex((one) => one.by === by)
  return (place < 0 ? [...order, ...next] : [...order.slice(0, place), ...next, ...order.slice(place + 1)]).slice(-3)
}

/** The filters without that of one column. */
export const without = (filters: Filters, name: string): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([of]) => of !== name))
