import { createLoader, parseAsInteger, parseAsStringLiteral } from 'nuqs/server'
import { today, yearOf } from '#lib/day.ts'
import { type OccupancyStep, occupancySteps } from '#lib/rooms/schema.ts'

/** What the address of the occupancy page says: how it is cut, which year, which month. */
export const occupancyAddress = {
  by: parseAsStringLiteral(occupancySteps).withDefault('month'),
  year: parseAsInteger,
  month: parseAsInteger,
}
const load = createLoader(occupancyAddress)

type Words = Record<string, string | string[] | undefined>
/** What an address asks for; without a year this one, and what makes no sense is left out. */
export const askOfOccupancy = (
  { by, year, month }: { by: OccupancyStep; year: number | null; month: number | null },
  now = today(),
): { by: OccupancyStep; year: number; month: number } => ({
  by,
  year: year !== null && year >= 2000 && year <= 2099 ? year : yearOf(now),
  month: month !== null && month >= 1 && month <= 12 ? month : Number(now.slice(5, 7)),
})
/** What the occupancy page asks for on the server. */
export const occupancyAskOf = async (words: Promise<Words>) => askOfOccupancy(await load(words))
