'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { followersOption } from '#components/charts/growth-option.ts'
import { byDay, byMonth, type FollowerFigures } from '#lib/articles/rules.ts'
import { lastOfMonth } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'

/** Who came, who went and how many there are, by day or month. */
export function FollowersChart({ days, by }: { days: readonly FollowerFigures[]; by: 'day' | 'month' }) {
  const t = useTranslations('articles.overview')
  const drawn = useMemo(() => {
    const words = { day: t(by), came: t('came'), went: t('went'), total: t('total'), none: t('none') }
    return followersOption(by === 'day' ? byDay(days) : byMonth(days), words)
  }, [days, by, t])
  const hrefOf = useCallback(
    (name: string, place: number) => {
      const step = drawn.table.rows[place]?.[0]
      if (!step) return null
      const period = by === 'day' ? { from: step, to: step } : { from: `${step}-01`, to: lastOfMonth(`${step}-01`) }
      if (name === t('total')) return termPath({ measure: 'followers.total', reducer: 'last' }, period)
      return termPath({ measure: name === t('came') ? 'followers.new' : 'followers.cancelled', reducer: 'sum' }, period)
    },
    [drawn, by, t],
  )
  const [first, last] = [drawn.table.rows[0]?.[0], drawn.table.rows.at(-1)?.[0]]
  const about = useTranslations('facts.trace')('period', { from: first ?? '', to: last ?? '' })
  return <Chart title={t('title')} {...drawn} hrefOf={hrefOf} about={about} />
}
