import { Decimal } from '../money.ts'
import { type Band, bands, type Limits } from './schema.ts'

/** Between which percentages a band lies; its upper end belongs to the band above, but for the first one's. */
export const bandRange = (
  band: Band,
  { reachedFrom, partlyFrom }: Pick<Limits, 'reachedFrom' | 'partlyFrom'>,
): { low: string; high: string } =>
  ({ reached: { low: reachedFrom, high: '100' }, partly: { low: partlyFrom, high: reachedFrom }, missed: { low: '0', high: partlyFrom } })[
    band
  ]

/** Whether a percentage lies in a band. */
export function isInBand(band: Band, percent: string, limits: Pick<Limits, 'reachedFrom' | 'partlyFrom'>): boolean {
  const { low, high } = bandRange(band, limits)
  const value = new Decimal(percent)
  return value.gte(low) && (band === 'reached' ? value.lte(high) : value.lt(high))
}

/** The one band that a percentage lies in; null beyond 0 to 100. */
export const bandOf = (percent: string, limits: Pick<Limits, 'reachedFrom' | 'partlyFrom'>): Band | null =>
  bands.find((band) => isInBand(band, percent, limits)) ?? null
