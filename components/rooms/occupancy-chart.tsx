'use client'
import { useRouter } from 'next/navigation'
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
  const router = useRouter()
  const drawn = useMemo(
    () =>
      occupancyOption(
        view.lines.map((line) => ({ ...line, name: texts.line(line, view.by), rate: rateOf(line), area: meanArea(line) })),
        { head: t(`steps.${view.by}`), rate: t('rate'), available: t('available'), occupied: t('occupied'), area: t('area'), none: '—' },
      ),
    [view, texts, t],
  )
  const pick = useCallback(
    (_: string, place: number) => {
      const line = view.lines[place]
      if (line) router.push(occupancyTrace('seats.occupied', line, 'seats.available'), { scroll: false })
    },
    [view, router],
  )
  return <Chart title={t('title')} {...drawn} onPick={pick} />
}
