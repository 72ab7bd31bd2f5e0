'use client'
import { Badge, Button, Group, MultiSelect, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { parseAsArrayOf, parseAsInteger, useQueryState } from 'nuqs'
import { yearsOption } from '#components/charts/years-option.ts'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { saveFile } from '#components/table/save-file.ts'
import { totalPath } from '#components/trace/trace-address.ts'
import { Empty } from '#components/ui/empty.tsx'
import { Figure } from '#components/ui/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import { gradeSchema, type YearsView, yearColumns } from '#lib/evaluations/schema.ts'
import { Decimal, plain, wan } from '#lib/money.ts'

const Chart = dynamic(() => import('#components/charts/chart.tsx').then((module) => module.Chart), { ssr: false })

/** 历年对照: the evaluations of several years beside each other, each figure leading to its records. */
export function YearsScreen() {
  const t = useTranslations('years')
  const [chosen, setChosen] = useQueryState('years', parseAsArrayOf(parseAsInteger).withDefault([]).withOptions({ history: 'push' }))
  const query = useQuery({ ...api.evaluations.years.queryOptions({ input: { years: chosen } }), placeholderData: keepPreviousData })
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <Panel query={query} isEmpty={({ years }) => years.length === 0} empty={<Empty text={t('empty')} />}>
        {(found) => (
          <Stack gap="md">
            <Group justify="space-between" align="flex-end" data-controls="">
              <MultiSelect
                label={t('choose')}
                data={found.known.map(String)}
                value={found.years.map(({ year }) => String(year))}
                maxValues={6}
                miw={220}
                onChange={(years) => setChosen(years.length > 0 ? years.map(Number).sort((a, b) => b - a) : null)}
              />
              <Export years={found.years.map(({ year }) => year)} />
            </Group>
            {found.years.length === 1 && (
              <Text fz="sm" c="dimmed">
                {t('one', { year: String(found.years[0]?.year) })}
              </Text>
            )}
            <Totals years={found.years} />
            <Shares view={found} />
            <Indicators view={found} />
          </Stack>
        )}
      </Panel>
    </>
  )
}

function Export({ years }: { years: number[] }) {
  const t = useTranslations('years')
  const board = useTranslations('board')
  const words = [...yearColumns, 'total', 'points'] as const
  const save = useMutation({
    mutationFn: () =>
      client.evaluations.exportYears({
        years,
        title: t('title'),
        headings: Object.fromEntries(words.map((word) => [word, t(word === 'name' ? 'indicator' : word)])),
        grades: Object.fromEntries(gradeSchema.options.map((grade) => [grade, board(`grades.${grade}`)])),
      }),
    onSuccess: (file) => saveFile(file, t('title'), 'xlsx'),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('export')}
    </Button>
  )
}

/** Each year's total and grade, its money, and whether it is closed. */
function Totals({ years }: { years: YearsView['years'] }) {
  const t = useTranslations('years')
  const board = useTranslations('board')
  return (
    <Group gap="sm" component="section" aria-label={t('totals')} align="stretch">
      {years.map((one, at) => (
        <Paper key={one.year} withBorder p="sm" miw={200} style={{ flex: '1 1 200px' }}>
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Title order={2} size="h5">
              {one.year}
            </Title>
            <Badge variant="default" tt="none">
              {one.closing ? t('closed', { code: one.closing.sha256.slice(0, 12) }) : t('open')}
            </Badge>
          </Group>
          <Group gap="xs" align="baseline">
            <Text fz={28} fw={700} lh={1.3} className="figures">
              <Figure value={one.total} trace={totalPath(one.year)} label={t('total')} />
            </Text>
            <Text fw={600}>{one.grade && board(`grades.${one.grade}`)}</Text>
            <Moved value={difference(one.total, years[at + 1]?.total)} />
          </Group>
          <Text fz="sm" c="dimmed" className="figures">
            {t('money', {
              budget: wan(one.adjustedYuan),
              paid: wan(one.paidYuan),
              rate: one.ratePercent === null ? '—' : `${one.ratePercent}%`,
            })}
          </Text>
          <Text fz="sm" c="dimmed">
            {[t('asOf', { day: one.asOf }), one.missing > 0 && t('missing', { count: one.missing })].filter(Boolean).join(' · ')}
          </Text>
        </Paper>
      ))}
    </Group>
  )
}

const difference = (now: string | null, before: string | null | undefined): string | null =>
  now && before ? new Decimal(now).sub(before).toFixed(2) : null
const directionOf = (value: string): 'up' | 'down' | 'same' =>
  new Decimal(value).isZero() ? 'same' : value.startsWith('-') ? 'down' : 'up'

/** How many points more or less than the year before; a word beside the figure, so that no colour has to tell it. */
function Moved({ value }: { value: string | null }) {
  const t = useTranslations('years')
  if (value === null) return null
  return (
    <Text span fz="xs" c="dimmed" className="figures">
      {t('scoreChanged', { direction: directionOf(value), value: value.replace('-', '') })}
    </Text>
  )
}

function Shares({ view: { years, rows } }: { view: YearsView }) {
  const t = useTranslations('years')
  const share = (cell: YearsView['rows'][number]['cells'][number]) =>
    cell?.score ? new Decimal(cell.score).div(cell.weight).mul(100).toDecimalPlaces(1).toNumber() : null
  const drawn = years
    .map(({ year }, at) => ({ name: String(year), at, shares: rows.map(({ cells }) => share(cells[at] ?? null)) }))
    .reverse()
  const { option, table } = yearsOption(
    rows.map(({ code }) => code),
    drawn,
    { indicator: t('indicator'), none: '—' },
  )
  const hrefOf = (series: string, place: number) => rows[place]?.cells[drawn.find(({ name }) => name === series)?.at ?? 0]?.trace ?? null
  return <Chart title={t('chart')} about={t('chartAbout')} option={option} table={table} hrefOf={hrefOf} />
}

function Indicators({ view: { years, rows } }: { view: YearsView }) {
  const t = useTranslations('years')
  return (
    <Table.ScrollContainer minWidth={220 + years.length * 300}>
      <Table fz="sm" verticalSpacing="xs" withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th rowSpan={2}>{t('indicator')}</Table.Th>
            {years.map(({ year }) => (
              <Table.Th key={year} colSpan={4} scope="colgroup" ta="center">
                {year}
              </Table.Th>
            ))}
          </Table.Tr>
          <Table.Tr>
            {years.flatMap(({ year }) =>
              (['target', 'actual', 'deviation', 'score'] as const).map((word) => (
                <Table.Th key={`${year} ${word}`} ta="right">
                  {t(word)}
                </Table.Th>
              )),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.code} ${row.name}`}>
              <Table.Th scope="row" fw={400} miw={200}>
                {row.code} {row.name}
                {row.isRenamed && (
                  <Badge ml={6} variant="default" size="sm" tt="none">
                    {t('renamed')}
                  </Badge>
                )}
              </Table.Th>
              {row.cells.map((cell, at) => (
                <Cells key={years[at]?.year} cell={cell} isRenamed={row.isRenamed} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Cells({ cell, isRenamed }: { cell: YearsView['rows'][number]['cells'][number]; isRenamed: boolean }) {
  const t = useTranslations('years')
  if (!cell)
    return (
      <Table.Td colSpan={4} ta="center" c="dimmed">
        {t('absent')}
      </Table.Td>
    )
  const change = cell.change?.change ?? null
  return (
    <>
      <Table.Td ta="right" className="figures">
        {isRenamed && (
          <Text fz="xs" c="dimmed">
            {cell.code} {cell.name}
          </Text>
        )}
        {cell.operator} {plain(cell.target)} {cell.unit}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        <Figure
          value={cell.actual && new Decimal(cell.actual).toDecimalPlaces(2).toFixed()}
          unit={cell.unit}
          trace={cell.trace}
          label={cell.name}
        />
        {change !== null && (
          <Text fz="xs" c="dimmed">
            {t('changed', { direction: directionOf(change), value: change.replace('-', ''), unit: cell.change?.in ?? 'percent' })}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {cell.deviationPercent === null ? '—' : `${cell.deviationPercent}%`}
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {cell.score ?? '—'}/{plain(cell.weight)}
        {cell.scoreChange && <Moved value={cell.scoreChange} />}
      </Table.Td>
    </>
  )
}
