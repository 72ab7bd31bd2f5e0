import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { filtersOf, type Order, orderOf, textOfFilters, textOfOrder } from '#lib/address-text.ts'
import type { ColumnFilter, ListAsk } from '#lib/shapes.ts'

const same = <Value>(one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other)
const parseAsOne = createParser<boolean>({ parse: (text) => text === '1' || null, serialize: () => '1' })
const parseAsFilters = createParser<Record<string, ColumnFilter>>({ parse: filtersOf, serialize: textOfFilters, eq: same })
const parseAsOrder = createParser<Order[]>({ parse: orderOf, serialize: textOfOrder, eq: same })

/** How much room a row takes. */
export const densities = ['compact', 'normal', 'roomy'] as const
export type Density = (typeof densities)[number]
/** Rows on one page of a list, unless somebody wants another number of them. */
export const pageSize = 50

/** What the address of a list says: the words searched, the year, filters, order, page; the view that was opened, and its columns and density. */
export const listAddress = {
  search: parseAsString.withDefault(''),
  year: parseAsInteger,
  filters: parseAsFilters.withDefault({}),
  sort: parseAsOrder.withDefault([]),
  removed: parseAsOne.withDefault(false),
  columns: parseAsArrayOf(parseAsString),
  density: parseAsStringLiteral(densities),
  view: parseAsString,
  page: parseAsInteger.withDefault(1),
}
/** What those are called in the address itself, where it is not the same. */
export const addressKeys = { urlKeys: { filters: 'f' } } as const
/** Which record stands open beside the list, or whether a new one is being written, and like which other one it begins. */
export const placeAddress = { open: parseAsString, new: parseAsOne.withDefault(false), like: parseAsString }

const load = createLoader(listAddress, addressKeys)
export type ListAddress = Awaited<ReturnType<typeof load>>
/** The part of an address that a saved view keeps. */
const textOfView = createSerializer(listAddress, addressKeys)

type Words = Record<string, string | string[] | undefined>
/** Reads a page's address. */
export const listAddressOf = (words: Promise<Words> | Words): Promise<ListAddress> => load(Promise.resolve(words))

/** What an address asks its list for; what makes no sense is left out. */
export function askOf(address: ListAddress, size: number, order: readonly Order[] = []): ListAsk & { page: number } {
  const { search, year, filters, sort, removed, page } = address
  return {
    search: search.trim().slice(0, 100),
    year: year && year >= 2000 && year <= 2099 ? year : null,
    filters,
    sort: sort.length > 0 ? sort : [...order],
    removed,
    page: Math.max(1, page),
    size,
  }
}

/** An address as a saved view keeps it: all but the page and the view's own name. */
export const viewTextOf = (address: ListAddress): string => textOfView({ ...address, page: null, view: null }).replace(/^\?/, '')
/** Whether an address says nothing about its list. */
export const isBare = (address: ListAddress): boolean => address.view === null && address.page === 1 && viewTextOf(address) === ''
