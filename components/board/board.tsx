'use client'
import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PeriodControl } from '#components/ui/period-control.tsx'
import { api } from '#lib/api.ts'
import type { Board as BoardData } from '#lib/evaluations/schema.ts'
import { type NamedPeriod, readPeriod } from '#lib/period.ts'
import { AttentionList } from './attention-list.tsx'
import { BudgetPace } from './budget-pace.tsx'
import { MethodNotes } from './method-notes.tsx'
import { Standing } from './standing.tsx'
import { Tile } from './tile.tsx'

/** Charts come after the figures: the board is readable before ECharts has arrived. */
const MonthCharts = dynamic(() => import('./month-charts.tsx').then((module) => module.MonthCharts), { ssr: false })

/** Where the year stands and what to do: the total and the expected one, what calls for somebody, every indicator, the money, the months. */
export function Board({ period: text }: { period: string }) {
  const period = readPeriod(text)
  return period && <Shown period={period} />
}

function Shown({ period }: { period: NamedPeriod }) {
  const t = useTranslations('board')
  const router = useRouter()
  const mayShare = useAllowed('wall.share')
  // while another period is read, this one stays in sight
  const board = useQuery({ ...api.board.year.queryOptions({ input: { period: period.text } }), placeholderData: keepPreviousData })
  const years = useQuery(api.indicators.years.queryOptions())
  const known = [...new Set([period.year, ...(years.data ?? [])])].sort((a, b) => b - a)
  return (
    <Stack aria-busy={board.isPlaceholderData}>
      <Group justify="space-between">
        <Title order={1} fz="h2">
          {t('title')}
        </Title>
        <Group gap="md">
          {mayShare && (
            <Anchor component={Link} href="/board/walls" fz="sm">
              {t('share')}
            </Anchor>
          )}
          <Anchor component={Link} href={`/evaluations?year=${period.year}`} fz="sm">
            {t('evaluation')}
          </Anchor>
        </Group>
      </Group>
      <PeriodControl period={period} years={known} onChange={(chosen) => router.push(`/board?period=${chosen.text}`, { scroll: false })} />
      <Panel query={board} isEmpty={({ items }) => items.length === 0} empty={<NoYear year={period.year} />}>
        {(found) => <Year board={found} />}
      </Panel>
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
  const groups = [...new Set(board.items.map(({ level1 }) => level1))]
  return (
    <>
      <Standing board={board} />
      <AttentionList year={board.year} />
      {groups.map((level1) => (
        <Stack key={level1} gap="xs" component="section">
          <Title order={2} fz="h4">
            {level1}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3, xl: 4 }} spacing="sm">
            {board.items
              .filter((item) => item.level1 === level1)
              .map((item) => (
                <Tile key={item.code} item={item} board={board} />
              ))}
          </SimpleGrid>
        </Stack>
      ))}
      <Paper withBorder p="md">
        <BudgetPace board={board} />
      </Paper>
      <MonthCharts year={board.year} to={board.asOf} />
      <MethodNotes />
    </>
  )
}
