import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Decimal, percent } from '#lib/money.ts'
import type { OccupancyLine, OccupancyStep } from '#lib/rooms/schema.ts'

/** How stretches and figures of occupancy read. */
export function useOccupancyTexts() {
  const t = useTranslations('rooms.occupancy')
  return useMemo(
    () => ({
      month: (month: number) => t('monthName', { month }),
      /** 3月 · 2023年 · 3月5日 */
      line: ({ from }: OccupancyLine, by: OccupancyStep): string => {
        const [year, month, day] = from.split('-').map(Number)
        if (by === 'year') return t('yearName', { year: String(year) })
        return by === 'month' ? t('monthName', { month: month ?? 0 }) : t('dayName', { month: month ?? 0, day: day ?? 0 })
      },
    }),
    [t],
  )
}

/** Seat-days taken in percent of those available, two decimals; null while there are none. */
export const rateOf = ({ occupied, available }: OccupancyLine): string | null => percent(occupied, available)
/** Square metres let on an average day, two decimals. */
export const meanArea = ({ areaDays, days }: OccupancyLine): string => new Decimal(areaDays).div(days).toDecimalPlaces(2).toFixed()
