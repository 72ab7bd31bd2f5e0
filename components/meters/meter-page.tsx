'use client'
import { Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { gapsOf } from '#lib/meters/rules.ts'
import { grouped } from '#lib/money.ts'
import { billsOf } from './bill-fields.tsx'
import { type Meter, meterRecords } from './meter-fields.tsx'
import { PageTop } from './page-top.tsx'
import { type MeterReading, readingsOf } from './reading-fields.tsx'
import { Saying } from './saying.tsx'

const UsageChart = dynamic(() => import('./usage-chart.tsx').then((module) => module.UsageChart), { ssr: false })
/** Readings of twenty years, month by month. */
const most = 240

/** All of one meter: where it is and since when, what it counted, its swaps, readings and bills. */
export function MeterPage({ id }: { id: string }) {
  const query = useQuery(api.meters.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(meter) =>
        meter.removedAt ? <RemovedNotice records={meterRecords as unknown as Records<RecordRow>} row={meter} /> : <Whole meter={meter} />
      }
    </Panel>
  )
}

function Whole({ meter }: { meter: Meter }) {
  const t = useTranslations('meters')
  const filters = useMemo(() => ({ meterCode: { is: [meter.code] } }), [meter.code])
  const { data } = useQuery(api.meterReadings.list.queryOptions({ input: { filters, size: most } }))
  const readings = useMemo(() => [...(data?.rows ?? [])].reverse(), [data])
  const records = useMemo(() => ({ readings: readingsOf(meter.code), bills: billsOf(meter.code) }), [meter.code])
  return (
    <Stack gap="lg">
      <PageTop
        records={meterRecords}
        row={meter}
        title={meter.code}
        kind={meter.kind}
        back={{ path: '/costs/meters/registry', text: t('meter.title') }}
      >
        <About meter={meter} />
      </PageTop>
      {readings.length > 0 && (
        <Paper withBorder p="md">
          <UsageChart readings={readings} kind={meter.kind} />
        </Paper>
      )}
      <Changes readings={readings} />
      <SubRecords records={records.readings} filters={filters} title={t('page.readings')} />
      <SubRecords records={records.bills} filters={filters} title={t('page.bills')} />
    </Stack>
  )
}

function About({ meter }: { meter: Meter }) {
  const t = useTranslations('meters.page')
  const tariffs = useTranslations('enums.meterTariff')
  const facts = [
    [meter.room?.name, meter.place].filter(Boolean).join(' · '),
    t('multiplier', { multiplier: grouped(meter.multiplier) }),
    t('digits', { digits: meter.digits }),
    tariffs(meter.tariff),
    meter.installedOn && t('installed', { day: meter.installedOn }),
    meter.retiredOn && t('retired', { day: meter.retiredOn }),
  ]
  return (
    <>
      {facts.filter(Boolean).join('　')}
      {meter.note && <Text fz="sm">{meter.note}</Text>}
    </>
  )
}

/** Where the chain of figures was broken: swaps and roll-overs, which explain it, and gaps, which nothing explains. */
function Changes({ readings }: { readings: readonly MeterReading[] }) {
  const t = useTranslations('meters.page')
  const changes = readings.filter(({ change }) => change !== 'none').reverse()
  const gaps = gapsOf(readings)
  if (changes.length === 0 && gaps.length === 0) return null
  return (
    <section aria-label={t('changes')}>
      <Title order={2} size="h5" mb="xs">
        {t('changes')}
      </Title>
      <Stack gap="xs">
        {gaps.map(({ before, after }) => (
          <Saying
            key={after.id}
            tone="orange"
            text={t('gap', {
              day: after.readOn,
              previous: grouped(after.previous),
              before: before.readOn,
              current: grouped(before.current),
            })}
          />
        ))}
        {changes.map((reading) => (
          <Text key={reading.id} fz="sm">
            {reading.change === 'swap'
              ? t('swapped', {
                  day: reading.readOn,
                  final: grouped(reading.swapFinal ?? ''),
                  start: grouped(reading.swapStart ?? ''),
                  from: grouped(reading.swapMultiplier ?? reading.multiplier),
                  to: grouped(reading.multiplier),
                })
              : t('rolledOver', { day: reading.readOn, previous: grouped(reading.previous), current: grouped(reading.current) })}
          </Text>
        ))}
      </Stack>
    </section>
  )
}
