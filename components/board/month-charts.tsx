'use client'
import { Paper, Select, SimpleGrid, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { costsOption, indicatorOption } from '#components/charts/months-option.ts'
import { api } from '#lib/api.ts'
import { firstOfYear } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import { indicatorPath } from '#lib/indicators/rules.ts'
import type { MonthsView } from '#lib/indicators/schema.ts'

/** The year month by month up to a day: payments by sub-project, and one indicator of choice beside its target. Each point opens its records. */
export function MonthCharts({ year, to }: { year: number; to: string }) {
  const found = useQuery(api.indicators.months.queryOptions({ input: { year, to } }))
  return found.data && found.data.months.length > 0 ? <Drawn view={found.data} /> : null
}

function Drawn({ view }: { view: MonthsView }) {
  const t = useTranslations('board')
  const until = view.months.at(-1)?.until ?? ''
  const about = useTranslations('facts.trace')('period', { from: firstOfYear(view.year), to: until })
  const [code, setCode] = useState(view.series[0]?.code ?? '')
  const series = view.series.find((one) => one.code === code)
  const months = useMemo(() => view.months.map(({ month }) => t('month', { month })), [view, t])
  const costs = useMemo(() => costsOption(view, months, t('subProject')), [view, months, t])
  const line = useMemo(
    () => series && indicatorOption(series, months, { actual: t('actualSeries'), target: t('targetSeries'), none: '—' }),
    [series, months, t],
  )
  const costPath = useCallback(
    (subProject: string, place: number) => {
      const month = view.months[place]
      if (!month) return null
      const period = { from: `${month.until.slice(0, 8)}01`, to: month.until }
      return termPath({ measure: 'costs.paid', reducer: 'sum', facets: [subProject] }, period)
    },
    [view],
  )
  const monthPath = useCallback(
    (name: string, place: number) => {
      const month = view.months[place]
      return month && name === t('actualSeries') ? indicatorPath(view.year, code, { from: firstOfYear(view.year), to: month.until }) : null
    },
    [view, code, t],
  )
  return (
    <Stack gap="xs" component="section">
      <Title order={2} fz="h4">
        {t('charts')}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper withBorder p="md">
          <Chart title={t('costsByMonth')} {...costs} hrefOf={costPath} about={about} />
        </Paper>
        <Paper withBorder p="md">
          <Select
            label={t('indicator')}
            data={view.series.map(({ code: value, name }) => ({ value, label: name }))}
            value={code}
            onChange={(chosen) => chosen && setCode(chosen)}
            allowDeselect={false}
            mb="xs"
          />
          {line && series && (
            <Chart title={`${t('indicatorByMonth')}：${series.name}（${series.unit}）`} {...line} hrefOf={monthPath} about={about} />
          )}
        </Paper>
      </SimpleGrid>
    </Stack>
  )
}
