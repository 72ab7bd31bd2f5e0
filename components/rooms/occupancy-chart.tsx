'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { occupancyOption } from '#components/charts/occupancy-option.ts'
import type { OccupancyView } from '#lib/rooms/schema.ts'
import { occupancyTrace } from './occupancy-table.tsx'
import { meanArea, rateOf, useOccupancyTexts } from './occupancy-texts.ts'

/** Occupancy as bars, with the same figures as a table behind them; a bar opens its records. */
export function OccupancyChart({ view }: { view: OccupancyView }) {
  const t = useTranslations('rooms.occupancy')
  const texts = useOccupancyTexts()
  const drawn = useMemo(
    () =>
      occupancyOption(
        view.lines.map((line) => ({ ...line, name: texts.line(line, view.by), rate: rateOf(line), area: meanArea(line) })),
        { head: t(`steps.${view.by}`), rate: t('rate'), available: t('available'), occupied: t('occupied'), area: t('area'), none: '—' },
      ),
    [view, texts, t],
  )
  const hrefOf = useCallback(
    (name: string, place: number) => {
      const line = view.lines[place]
      if (!line) return null
      if (name === t('occupied')) return occupancyTrace('seats.occupied', line)
      if (name === t('available')) return occupancyTrace('seats.available', line)
      if (name === t('area')) return occupancyTrace('stays.area', line)
      return occupancyTrace('seats.occupied', line, 'seats.available')
    },
    [view, t],
  )
  const [first, last] = [view.lines[0], view.lines.at(-1)]
  const about = useTranslations('facts.trace')('period', { from: first?.from ?? '', to: last?.to ?? '' })
  return <Chart title={t('title')} {...drawn} hrefOf={hrefOf} about={about} />
}
