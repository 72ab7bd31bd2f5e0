import { createLoader, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { today, yearOf } from '#lib/day.ts'

/** What the address of the indicators says: the year, what is being done with its set, and the field that somebody was sent to. */
export const setWords = {
  year: parseAsInteger,
  act: parseAsStringLiteral(['spread', 'copy', 'reopen'] as const),
  field: parseAsString,
}
const load = createLoader(setWords)

/** The year of an address; what is no year of the house is this one. */
export const yearIn = (year: number | null, otherwise = yearOf(today())): number =>
  year !== null && year >= 2000 && year <= 2099 ? year : otherwise

type Words = Record<string, string | string[] | undefined>
/** The year that an address asks for; null when it says none. */
export const askedYear = async (words: Promise<Words>): Promise<number | null> => (await load(words)).year

/** The page of a year's set, with one of its indicators open at a field. */
export const setPath = (year: number, at: { open?: string; field?: string } = {}): string =>
  `/indicators?${new URLSearchParams({ year: String(year), ...at })}`
