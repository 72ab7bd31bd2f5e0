'use client'
import { Group, Table, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Meaning } from '#components/ui/meaning.tsx'
import { wan } from '#lib/money.ts'
import type { MonitoredFund, MonitoringContent } from '#lib/monitoring/schema.ts'
import { Light } from '../board/light.tsx'
import { FrozenFigure } from './frozen-figure.tsx'
import { liveFund } from './moved.ts'

type Props = { content: MonitoringContent; live: MonitoringContent | null }

/** The money in 万元: budget, what was paid in six months against the calendar, and where the year is foreseen to end. */
export function FundTable({ content, live }: Props) {
  const t = useTranslations('monitoring')
  const rows: (MonitoredFund & { subProject: string | null })[] = [...content.funds.lines, { ...content.funds, subProject: null }]
  const heads = [
    { name: t('initial'), measures: ['budget.initial'] },
    { name: t('adjusted'), measures: ['budget.adjusted'] },
    { name: t('paid'), measures: ['costs.paid'] },
    { name: t('rate'), measures: ['costs.paid', 'budget.adjusted'] },
  ]
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('subProject')}</Table.Th>
            {heads.map(({ name, measures }) => (
              <Table.Th key={name}>
                <Group gap={2} justify="flex-end" wrap="nowrap">
                  {name}
                  <Meaning name={name} measures={measures} />
                </Group>
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('against')}</Table.Th>
            <Table.Th ta="right">{t('expectedPaid')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.subProject ?? ''} row={row} now={live ? liveFund(live, row.subProject) : undefined} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Row({ row, now }: { row: MonitoredFund & { subProject: string | null }; now: MonitoredFund | undefined }) {
  const t = useTranslations('monitoring')
  const name = row.subProject ?? t('sum')
  const cells = [
    { head: t('initial'), value: row.initialYuan, live: now?.initialYuan, trace: row.traces.initial },
    { head: t('adjusted'), value: row.adjustedYuan, live: now?.adjustedYuan, trace: row.traces.adjusted },
    { head: t('paid'), value: row.paidYuan, live: now?.paidYuan, trace: row.traces.paid },
  ]
  return (
    <Table.Tr fw={row.subProject === null ? 700 : undefined}>
      <Table.Th scope="row">{name}</Table.Th>
      {cells.map(({ head, value, live, trace }) => (
        <Table.Td key={head} ta="right" className="figures">
          <FrozenFigure value={wan(value)} live={live === undefined ? undefined : wan(live)} trace={trace} label={`${name} ${head}`} />
        </Table.Td>
      ))}
      <Table.Td ta="right" className="figures">
        <FrozenFigure
          value={row.ratePercent}
          live={now?.ratePercent}
          unit="%"
          trace={`${row.traces.paid}&over=budget.adjusted`}
          label={`${name} ${t('rate')}`}
        />
      </Table.Td>
      <Table.Td ta="right">
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Light light={row.light} />
          <span className="figures">{t('points', { points: row.deviationPoints ?? '0' })}</span>
        </Group>
      </Table.Td>
      <Table.Td ta="right" className="figures">
        {row.forecast ? wan(row.forecast.value) : t('none')}
        {row.forecast && (
          <Text fz="xs" c="dimmed" fw={400}>
            {t('range', { low: wan(row.forecast.low), high: wan(row.forecast.high), percent: row.expectedPercent ?? '0' })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
