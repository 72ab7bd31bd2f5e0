/** What the address asks for: a year's newest snapshot, or the one of that number. */
export function monitoringAsk(year: number, number: string | string[] | undefined): { year: number; number?: number } {
  const wanted = Number(number)
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 10_000 ? { year, number: wanted } : { year }
}

export const monitoringPath = (year: number, number?: number): string =>
  `/evaluations/mid-year?year=${year}${number ? `&number=${number}` : ''}`
