'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { planOption } from '#components/charts/plan-option.ts'
import type { PlanMonth } from '#lib/spending/schema.ts'

/** Budget, payments and calendar as three lines. */
export function PlanChart({ title, months }: { title: string; months: PlanMonth[] }) {
  const t = useTranslations('spending.plan')
  const drawn = useMemo(() => {
    const names = months.map(({ until }) => t('month', { month: Number(until.slice(5, 7)) }))
    const words = {
      month: t('monthHead'),
      budget: t('budget'),
      paid: t('paid'),
      due: t('due'),
      rate: t('rate'),
      schedule: t('schedule'),
      none: '—',
    }
    return planOption(months, names, words)
  }, [months, t])
  return <Chart title={title} {...drawn} />
}
