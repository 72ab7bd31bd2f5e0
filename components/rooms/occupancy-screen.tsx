'use client'
import { Group, NumberInput, Paper, SegmentedControl, Select, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { occupancySteps } from '#lib/rooms/schema.ts'
import { askOfOccupancy, occupancyAddress } from './occupancy-address.ts'
import { OccupancyTable } from './occupancy-table.tsx'
import { useOccupancyTexts } from './occupancy-texts.ts'

/** The chart comes after the figures. */
const OccupancyChart = dynamic(() => import('./occupancy-chart.tsx').then((module) => module.OccupancyChart), { ssr: false })

/** 入驻率: seat-days taken ÷ seat-days available by day, month and year; every figure opens its records. */
export function OccupancyScreen() {
  const t = useTranslations('rooms.occupancy')
  const months = useOccupancyTexts().month
  const [address, setAddress] = useQueryStates(occupancyAddress, { history: 'push' })
  const input = askOfOccupancy(address)
  const query = useQuery({ ...api.rooms.occupancy.queryOptions({ input }), placeholderData: keepPreviousData })
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <Group mb="md" align="flex-end">
        <SegmentedControl
          aria-label={t('by')}
          value={input.by}
          onChange={(by) => setAddress({ by: occupancySteps.find((step) => step === by) ?? 'month' })}
          data={occupancySteps.map((step) => ({ value: step, label: t(`steps.${step}`) }))}
        />
        <NumberInput
          label={t(input.by === 'year' ? 'untilYear' : 'year')}
          w={120}
          min={2000}
          max={2099}
          allowDecimal={false}
          thousandSeparator=""
          value={input.year}
          onChange={(year) => typeof year === 'number' && year >= 2000 && year <= 2099 && setAddress({ year }, { history: 'replace' })}
        />
        {input.by === 'day' && (
          <Select
            label={t('month')}
            w={120}
            allowDeselect={false}
            value={String(input.month)}
            data={Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: months(at + 1) }))}
            onChange={(month) => month && setAddress({ month: Number(month) })}
          />
        )}
      </Group>
      <Panel
        query={query}
        isEmpty={({ total }) => total === null || (Number(total.available) === 0 && Number(total.occupied) === 0)}
        empty={<Empty text={t('empty')} />}
      >
        {(view) => (
          <>
            <OccupancyTable view={view} />
            <Paper withBorder p="md" mt="md">
              <OccupancyChart view={view} />
            </Paper>
          </>
        )}
      </Panel>
    </>
  )
}
