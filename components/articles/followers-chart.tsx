'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { followersOption } from '#components/charts/growth-option.ts'
import { byDay, byMonth, type FollowerFigures } from '#lib/articles/rules.ts'

/** Who came, who went and how many there are, by day or month. */
export function FollowersChart({ days, by }: { days: readonly FollowerFigures[]; by: 'day' | 'month' }) {
  const t = useTranslations('articles.overview')
  const drawn = useMemo(() => {
    const words = { day: t(by), came: t('came'), went: t('went'), total: t('total'), none: t('none') }
    return followersOption(by === 'day' ? byDay(days) : byMonth(days), words)
  }, [days, by, t])
  return <Chart title={t('title')} {...drawn} />
}
