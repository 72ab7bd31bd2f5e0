import type { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Screen } from '#lib/walls/schema.ts'
import { BudgetSlide } from './budget-slide.tsx'
import { AttentionSlide, IndicatorSlide, OverviewSlide } from './figure-slides.tsx'
import { MonthsSlide } from './months-slide.tsx'
import { ResultSlide } from './result-slide.tsx'

/** Indicators on one slide: more could not be read from afar. */
const mostTiles = 6
const parts = <T,>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, at * size + size))

/** What the screen shows by turns. */
export function slidesOf(screen: Screen, t: ReturnType<typeof useTranslations>): { title: string; content: ReactNode }[] {
  const closed = screen.closed
    ? [{ title: t('slides.result', { year: screen.closed.year }), content: <ResultSlide result={screen.closed} /> }]
    : []
  if (screen.items.length === 0) return closed.length > 0 ? closed : [{ title: t('noYear', { year: screen.year }), content: null }]
  const groups = [...new Set(screen.items.map(({ level1 }) => level1))]
  return [
    { title: t('slides.overview'), content: <OverviewSlide screen={screen} /> },
    ...groups.flatMap((level1) =>
      parts(
        screen.items.filter((item) => item.level1 === level1),
        mostTiles,
      ).map((items) => ({ title: level1, content: <IndicatorSlide items={items} schedule={screen.schedule} /> })),
    ),
    { title: t('slides.budget'), content: <BudgetSlide screen={screen} /> },
    { title: t('slides.months'), content: <MonthsSlide months={screen.funds.months} /> },
    ...closed,
    { title: t('slides.attention'), content: <AttentionSlide attention={screen.attention} /> },
  ]
}
