'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { usageOption } from '#components/charts/usage-option.ts'
import { monthsOf } from '#lib/meters/rules.ts'
import type { MeterReading } from './reading-fields.tsx'

/** So many months are drawn: two years side by side. */
const most = 24

/** What a meter counted, month by month. */
export function UsageChart({ readings, kind }: { readings: readonly MeterReading[]; kind: string }) {
  const t = useTranslations('meters.page')
  const drawn = useMemo(
    () => usageOption(monthsOf(readings).slice(-most), { month: t('month'), usage: t('usage', { kind }) }),
    [readings, kind, t],
  )
  return <Chart title={t('usageByMonth', { kind })} {...drawn} />
}
