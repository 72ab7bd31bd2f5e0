'use client'
import { Anchor, Badge, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { daysLate } from '#lib/inspections/rules.ts'
import { type Inspection, inspectionStages } from '#lib/inspections/schema.ts'
import { stageTones } from './inspection-fields.tsx'
import { RectificationActions } from './rectification.tsx'
import { rectificationAddress, rectificationAsk } from './rectification-address.ts'

/** What failed and is not settled yet: what is late comes first. */
export function RectificationScreen() {
  const t = useTranslations('inspections.rectification')
  const stages = useTranslations('enums.inspectionStage')
  const [{ stage }, setAddress] = useQueryStates(rectificationAddress, { history: 'replace' })
  const query = useQuery({ ...api.inspections.list.queryOptions({ input: rectificationAsk(stage) }), placeholderData: keepPreviousData })
  return (
    <>
      <PageHead title={t('title')} />
      <SegmentedControl
        mb="md"
        aria-label={t('stage')}
        value={stage}
        onChange={(to) => void setAddress({ stage: inspectionStages.find((one) => one === to) ?? 'open' })}
        data={inspectionStages.map((one) => ({ value: one, label: stages(one) }))}
      />
      <Panel query={query} isEmpty={({ total }) => total === 0} empty={<Empty text={t(`none.${stage}`)} />}>
        {({ rows, total }) => (
          <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
            {rows.map((row) => (
              <Item key={row.id} row={row} />
            ))}
            {total > rows.length && (
              <Text fz="sm" c="dimmed" component="li">
                {t('more', { shown: rows.length, total })}
              </Text>
            )}
          </Stack>
        )}
      </Panel>
    </>
  )
}

function Item({ row }: { row: Inspection }) {
  const t = useTranslations('inspections.rectification')
  const late = daysLate(row, today())
  return (
    <Card component="li" withBorder p="sm" aria-label={`${row.area} ${row.item}`}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Anchor component={Link} href={`/inspections/${row.id}`} prefetch={false} fw={600} py={4}>
          {row.area} · {row.item}
        </Anchor>
        {row.stage && (
          <Badge variant="light" color={late > 0 ? 'red' : row.stage === 'open' ? 'orange' : stageTones[row.stage]} tt="none" autoContrast>
            {late > 0 ? t('late', { days: late }) : row.stage === 'open' ? t('isOpen') : t(`is.${row.stage}`)}
          </Badge>
        )}
      </Group>
      <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
        {row.rectifiedNote ?? row.note ?? t('noNote')}
      </Text>
      <Text fz="sm" c="dimmed" mb="xs">
        {[
          t('found', { day: row.inspectedOn }),
          row.responsible,
          row.dueOn && row.stage === 'open' && t('due', { day: row.dueOn }),
          row.rectifiedOn && t('rectified', { day: row.rectifiedOn }),
          row.rectifierName,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <RectificationActions row={row} />
    </Card>
  )
}
