'use client'
import { Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import type { MonitoringView } from '#lib/monitoring/schema.ts'
import { monitoringPath } from './monitoring-address.ts'

/** Which year, and which of its snapshots. */
export function SnapshotChoice({ view: { year, snapshots, chosen } }: { view: MonitoringView }) {
  const t = useTranslations('monitoring')
  const router = useRouter()
  const known = useQuery(api.indicators.years.queryOptions())
  const years = [...new Set([year, ...(known.data ?? [])])].sort((one, other) => other - one)
  return (
    <Group gap="xs" data-controls="">
      {chosen && (
        <Select
          aria-label={t('snapshot')}
          w={190}
          allowDeselect={false}
          data={snapshots.map(({ number, state }) => ({
            value: String(number),
            label: t('numbered', { number, state: t(`states.${state}`) }),
          }))}
          value={String(chosen.number)}
          onChange={(number) => router.push(monitoringPath(year, Number(number)))}
        />
      )}
      <Select
        aria-label={t('year')}
        w={100}
        allowDeselect={false}
        data={years.map(String)}
        value={String(year)}
        onChange={(next) => router.push(monitoringPath(Number(next)))}
      />
    </Group>
  )
}
