'use client'
import { Paper, SimpleGrid } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { growthOption } from '#components/charts/growth-option.ts'
import type { FigureName } from '#lib/articles/rules.ts'
import type { ArticleObservation } from '#lib/articles/schema.ts'

type Seen = Record<string, number | string | null>
type Props = {
  observations: readonly ArticleObservation[]
  days: readonly { day: string; readUsers: number | null; shareUsers: number | null }[]
}
const kinds: { name: 'people' | 'times'; figures: FigureName[] }[] = [
  { name: 'times', figures: ['readTimes', 'shareTimes'] },
  { name: 'people', figures: ['readUsers', 'shareUsers', 'followsAfter'] },
]

/** How an article's sums grew, times and people each in a chart of its own, and who read it on each day. Two days make a line. */
export function GrowthCharts({ observations, days }: Props) {
  const t = useTranslations('articles.page')
  const counted = useMemo(() => observations.filter(({ withdrawnAt }) => withdrawnAt === null), [observations])
  const grown = kinds.filter(({ figures }) => figures.some((name) => lastOfEachDay(counted, name).length > 1))
  if (grown.length === 0 && days.length < 2) return null
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      {grown.map(({ name, figures }) => (
        <Drawn key={name} title={t(`grown.${name}`)} rows={lastRows(counted)} figures={figures} />
      ))}
      {days.length > 1 && <Drawn title={t('grown.daily')} rows={days} figures={['readUsers', 'shareUsers']} />}
    </SimpleGrid>
  )
}

function Drawn({ title, rows, figures }: { title: string; rows: readonly Seen[]; figures: FigureName[] }) {
  const t = useTranslations('articles.page')
  const texts = useTranslations('articles.article.fields')
  const drawn = useMemo(() => {
    const told = rows.filter((row) => figures.some((name) => row[name] !== null))
    const shown = figures.filter((name) => told.some((row) => row[name] !== null))
    const series = shown.map((name) => ({ name: texts(name), values: told.map((row) => row[name] as number | null) }))
    return growthOption(
      told.map(({ day }) => String(day)),
      series,
      { day: t('day'), none: t('none') },
    )
  }, [rows, figures, t, texts])
  return (
    <Paper withBorder p="md">
      <Chart title={title} {...drawn} hrefOf={toSeen} />
    </Paper>
  )
}

const lastOfEachDay = (observations: readonly ArticleObservation[], name: FigureName) => [
  ...new Set(observations.filter((one) => one[name] !== null).map(({ day }) => day)),
]
/** What an export or the interface said on each day stands in the list below. */
const toSeen = () => '#seen'
/** Of each day the last word for each figure. */
function lastRows(observations: readonly ArticleObservation[]): Seen[] {
  const rows = new Map<string, Seen>()
  for (const { day, readUsers, readTimes, shareUsers, shareTimes, followsAfter } of observations) {
    const told = Object.entries({ readUsers, readTimes, shareUsers, shareTimes, followsAfter }).filter(([, value]) => value !== null)
    const blank = { day, readUsers: null, readTimes: null, shareUsers: null, shareTimes: null, followsAfter: null }
    rows.set(day, { ...(rows.get(day) ?? blank), ...Object.fromEntries(told) })
  }
  return [...rows.values()]
}
