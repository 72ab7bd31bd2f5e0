import { createLoader, createParser, createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { monthText, type SpendingCut, type SpendingFilter, spendingBases, spendingCuts } from '#lib/spending/schema.ts'

const parseAsMonth = createParser<string>({
  parse: (text) => (monthText.safeParse(text).success ? text : null),
  serialize: (month) => month,
})
/** Ways to look at spending: each cut, what residents bear, and plan against actual. */
export const spendingViews = [...spendingCuts, 'resident', 'plan'] as const
/** What a drill-down narrows by. */
export const narrowings = ['subProject', 'category', 'month', 'supplier', 'event', 'resident'] as const
export type Narrowing = (typeof narrowings)[number]

/** What the address of the analysis says: the span, the basis, the cut, and what it was narrowed by. */
export const spendingAddress = {
  year: parseAsInteger,
  from: parseAsMonth,
  to: parseAsMonth,
  basis: parseAsStringLiteral(spendingBases).withDefault('paid'),
  by: parseAsStringLiteral(spendingViews).withDefault('subProject'),
  subProject: parseAsString,
  category: parseAsString,
  month: parseAsMonth,
  supplier: parseAsString,
  event: parseAsString,
  resident: parseAsString,
}
const load = createLoader(spendingAddress)
export type SpendingAddress = Awaited<ReturnType<typeof load>>
/** An address of the analysis, all of it. */
export const spendingPath = (address: Partial<SpendingAddress>): string => serialize('/costs/analysis', address)
const serialize = createSerializer(spendingAddress)

type Words = Record<string, string | string[] | undefined>
export const spendingAddressOf = (words: Promise<Words> | Words): Promise<SpendingAddress> => load(Promise.resolve(words))

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
const isYear = (year: number | null): year is number => year !== null && year >= 2000 && year <= 2099

/** The year that an address means. */
export const yearAsked = ({ year, from }: Pick<SpendingAddress, 'year' | 'from'>, usual: number): number =>
  isYear(year) ? year : from ? Number(from.slice(0, 4)) : usual

/** The payments that an address means; without a span all of its year, and what makes no sense is left out. */
export function filterAsked(address: SpendingAddress, usual: number): SpendingFilter {
  const { from, to, basis, subProject, category, month, supplier, event } = address
  const year = yearAsked(address, usual)
  const [first = `${year}-01`, last = `${year}-12`] = from && to ? [from, to].sort() : []
  return {
    ...{ from: first, to: last, basis },
    ...(subProject && { subProject }),
    ...(category && { category }),
    ...(month && { month }),
    ...(supplier !== null && { supplier: supplier.slice(0, 200) }),
    ...(event !== null && (event === '' || isUuid(event)) && { event }),
  }
}

/** The resident that an address means. */
export const residentAsked = ({ resident }: SpendingAddress): string | undefined => (resident && isUuid(resident) ? resident : undefined)

/** What is looked at after one row of a cut: its months, a month's sub-projects, then each payment. */
const after: Record<SpendingCut, SpendingCut> = {
  subProject: 'month',
  category: 'month',
  supplier: 'month',
  month: 'subProject',
  event: 'payment',
  payment: 'payment',
}
/** The address behind one row of a cut. */
export function drilled(address: SpendingAddress, by: SpendingCut, key: string): SpendingAddress {
  const next = after[by]
  const isNarrowed = next !== 'payment' && address[next] !== null
  return { ...address, [by]: key, by: isNarrowed ? 'payment' : next }
}
