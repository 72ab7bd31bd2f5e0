import { createLoader, createParser, parseAsInteger, parseAsString } from 'nuqs/server'

/** What the address of a list says: the words searched, the year, the page. */
export const listAddress = {
  search: parseAsString.withDefault(''),
  year: parseAsInteger,
  page: parseAsInteger.withDefault(1),
}
const parseAsOne = createParser<boolean>({ parse: (text) => text === '1' || null, serialize: () => '1' })
/** Which record stands open beside the list, or whether a new one is being written. */
export const placeAddress = { open: parseAsString, new: parseAsOne.withDefault(false) }

const load = createLoader(listAddress)
/** Rows on one page of a list. */
export const pageSize = 50

type Words = Record<string, string | string[] | undefined>
/** What a page's address asks its list for; what makes no sense is left out. */
export async function listInputOf(words: Promise<Words>): Promise<{ search: string; year: number | null; page: number; size: number }> {
  const { search, year, page } = await load(words)
  return { search: search.slice(0, 100), year: year && year >= 2000 && year <= 2099 ? year : null, page: Math.max(1, page), size: pageSize }
}
