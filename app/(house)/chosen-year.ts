import { serverClient } from '#lib/api-server.ts'
import { today, yearOf } from '#lib/day.ts'

/** The year in the address; without one the newest that has begun and has indicators (next year's draft is no year to look at yet), else this year. */
export async function chosenYear(word: string | string[] | undefined): Promise<number> {
  const year = Number(word)
  if (Number.isInteger(year) && year >= 2000 && year <= 2099) return year
  const years = await serverClient.indicators.years()
  const now = yearOf(today())
  return years.find((known) => known <= now) ?? years[0] ?? now
}
