import { createLoader, createParser, parseAsBoolean, parseAsString } from 'nuqs/server'
import { type Day, isDay, today, yearOf } from '#lib/day.ts'

const parseAsDay = createParser<Day>({
  parse: (text) => (isDay(text) && yearOf(text) >= 2000 && yearOf(text) <= 2099 ? text : null),
  serialize: (day) => day,
})
const kinds = ['stay', 'settle', 'seat', 'room'] as const
/** What stands open beside the plan: a stay, a seat that somebody is put into, a seat itself, a room (`new` for a new one). */
export type Beside = { kind: (typeof kinds)[number]; id: string }
const parseAsBeside = createParser<Beside>({
  parse: (text) => {
    const [kind, id] = text.split('.')
    const known = kinds.find((one) => one === kind)
    return known && id ? { kind: known, id } : null
  },
  serialize: ({ kind, id }) => `${kind}.${id}`,
  eq: (one, other) => one.kind === other.kind && one.id === other.id,
})

/** What the address of the floor view says: the floor, the day (today when it names none), what stands open beside it, and whether the plan is being drawn. */
export const planAddress = { floor: parseAsString, day: parseAsDay, beside: parseAsBeside, draw: parseAsBoolean.withDefault(false) }
const load = createLoader(planAddress)

type Words = Record<string, string | string[] | undefined>
/** The day that a page's address asks for. */
export const planDayOf = async (words: Promise<Words>): Promise<Day> => (await load(words)).day ?? today()
