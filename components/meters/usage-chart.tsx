'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { usageOption } from '#components/charts/usage-option.ts'
import { lastOfMonth } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
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
  const code = readings[0]?.meterCode
  const hrefOf = useCallback(
    (_: string, place: number) => {
      const month = drawn.table.rows[place]?.[0]
      if (!month || !code) return null
      return termPath(
        { measure: `meters.${kind}`, reducer: 'sum', facets: [code] },
        { from: `${month}-01`, to: lastOfMonth(`${month}-01`) },
      )
    },
    [drawn, kind, code],
  )
  return <Chart title={t('usageByMonth', { kind })} {...drawn} hrefOf={hrefOf} {...(code && { about: code })} />
}
