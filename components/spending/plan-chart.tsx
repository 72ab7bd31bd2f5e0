'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { planOption } from '#components/charts/plan-option.ts'
import { firstOfYear } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import type { PlanMonth } from '#lib/spending/schema.ts'

/** Budget, payments and calendar as three lines. */
type Props = { title: string; months: PlanMonth[]; year: number; facets: string[] }
export function PlanChart({ title, months, year, facets }: Props) {
  const t = useTranslations('spending.plan')
  const drawn = useMemo(() => {
    const names = months.map(({ until }) => t('month', { month: Number(until.slice(5, 7)) }))
    const words = {
      month: t('monthHead'),
      budget: t('budgetLine'),
      paid: t('paidLine'),
      due: t('due'),
      rate: t('rate'),
      schedule: t('schedule'),
      none: '—',
    }
    return planOption(months, names, words)
  }, [months, t])
  const hrefOf = useCallback(
    (name: string, place: number) => {
      const month = months[place]
      if (!month || (month.isToCome && name !== t('budgetLine'))) return null
      const path = (measure: string, over?: string) =>
        termPath({ measure, reducer: 'sum', facets, ...(over && { over }) }, { from: firstOfYear(year), to: month.until })
      if (name === t('budgetLine')) return path('budget.adjusted')
      if (name === t('paidLine')) return path('costs.paid')
      // the calendar is counted from nothing
      return name === t('rate') ? path('costs.paid', 'budget.adjusted') : null
    },
    [months, year, facets, t],
  )
  const about = useTranslations('facts.trace')('period', { from: firstOfYear(year), to: months.at(-1)?.until ?? '' })
  return <Chart title={title} {...drawn} hrefOf={hrefOf} about={about} />
}
