import { serverClient } from '#lib/api-server.ts'
import { today, yearOf } from '#lib/day.ts'

/** The year in the address; without one the newest that has indicators, but not one that is only being drafted for later; else this year. */
export async function chosenYear(word: string | string[] | undefined): Promise<number> {
  const year = Number(word)
  if (Number.isInteger(year) && year >= 2000 && year <= 2099) return year
  const thisYear = yearOf(today())
  return (await serverClient.indicators.years()).find((known) => known <= thisYear) ?? thisYear
}
