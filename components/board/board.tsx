'use client'
import { Anchor, Button, Group, Paper, Progress, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { RecordsMissing } from '#components/completeness/records-missing.tsx'
import { api } from '#lib/api.ts'
import { firstOfYear } from '#lib/day.ts'
import type { Board as BoardData } from '#lib/evaluations/schema.ts'
import { plain } from '#lib/money.ts'
import { BudgetTable } from './budget-table.tsx'
import { Tile } from './tile.tsx'

/** Charts come after the figures: the board is readable before ECharts has arrived. */
const MonthCharts = dynamic(() => import('./month-charts.tsx').then((module) => module.MonthCharts), { ssr: false })

/** Where the year stands: total so far, progress against the calendar, every indicator, the money, the months. */
export function Board({ year }: { year: number }) {
  const t = useTranslations('board')
  const router = useRouter()
  const board = useQuery(api.board.year.queryOptions({ input: { year } }))
  const years = useQuery(api.indicators.years.queryOptions())
  const known = [...new Set([year, ...(years.data ?? [])])].sort((a, b) => b - a).map(String)
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} fz="h2">
          {t('title')}
        </Title>
        <Group>
          <Anchor component={Link} href={`/evaluations?year=${year}`}>
            {t('evaluation')}
          </Anchor>
          <Select
            aria-label={t('year')}
            data={known}
            value={String(year)}
            w={110}
            allowDeselect={false}
            onChange={(chosen) => chosen && router.push(`/board?year=${chosen}`)}
          />
        </Group>
      </Group>
      {board.data && (board.data.items.length === 0 ? <NoYear year={year} /> : <Year board={board.data} />)}
    </Stack>
  )
}

function NoYear({ year }: { year: number }) {
  const t = useTranslations('board')
  return (
    <Paper withBorder p="xl" ta="center">
      <Stack align="center">
        <Text fw={600}>{t('noYear', { year })}</Text>
        <Text c="dimmed">{t('noYearHint')}</Text>
        <Button component={Link} href="/imports">
          {t('import')}
        </Button>
      </Stack>
    </Paper>
  )
}

function Year({ board }: { board: BoardData }) {
  const t = useTranslations('board')
  const groups = [...new Set(board.items.map(({ level1 }) => level1))]
  const schedule = (board.schedule * 100).toFixed(1)
  return (
    <>
      <Paper withBorder p="md">
        <Group justify="space-between" align="flex-end">
          <Stack gap={0}>
            <Text fz="sm" c="dimmed">
              {t('total')}
            </Text>
            <Anchor component={Link} href={`/evaluations?year=${board.year}`} c="inherit" className="figures" fz={40} fw={700} lh={1.1}>
              {board.total ?? '—'}
              <Text span fz="md" c="dimmed">
                {' '}
                {t('ofWeight', { weight: plain(board.weight) })}
                {board.grade && ` · ${t(`grades.${board.grade}`)}`}
              </Text>
            </Anchor>
          </Stack>
          <Stack gap={4} miw={220} flex={1} maw={420}>
            <Group justify="space-between">
              <Text fz="sm">{t('schedule')}</Text>
              <Text fz="sm" className="figures">
                {schedule}% · {t('asOf', { day: board.asOf })}
              </Text>
            </Group>
            <Progress value={Number(schedule)} aria-label={t('schedule')} />
          </Stack>
          <Stack gap={0}>
            {board.missing.length > 0 && <Text fz="sm">{t('missing', { count: board.missing.length })}</Text>}
            {board.unexplained.length > 0 && <Text fz="sm">{t('unexplained', { count: board.unexplained.length })}</Text>}
            <RecordsMissing year={board.year} />
          </Stack>
        </Group>
      </Paper>
      {groups.map((level1) => (
        <Stack key={level1} gap="xs" component="section">
          <Title order={2} fz="h4">
            {level1}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
            {board.items
              .filter((item) => item.level1 === level1)
              .map((item) => (
                <Tile key={item.code} item={item} schedule={board.schedule} />
              ))}
          </SimpleGrid>
        </Stack>
      ))}
      <Paper withBorder p="md">
        <BudgetTable funds={board.funds} period={{ from: firstOfYear(board.year), to: board.asOf }} />
      </Paper>
      <MonthCharts year={board.year} />
    </>
  )
}
