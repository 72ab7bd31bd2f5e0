import { type NamedPeriod, periodAround, readPeriod } from '#lib/period.ts'
import { chosenYear } from './chosen-year.ts'

type Words = Record<string, string | string[] | undefined>

/** The period in the address (`?period=2023Q2`); without one the year that it names, or the newest that has indicators. */
export async function chosenPeriod({ period, year }: Words): Promise<NamedPeriod> {
  const named = typeof period === 'string' ? readPeriod(period) : null
  return named ?? periodAround('year', `${await chosenYear(year)}-01-01`)
}
