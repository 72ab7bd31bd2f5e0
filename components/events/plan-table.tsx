'use client'
import { ActionIcon, Anchor, Group, Table, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { createSerializer, useQueryStates } from 'nuqs'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Picked } from '#components/ui/fields/picked.tsx'
import { addressKeys, listAddress } from '#components/ui/list-address.ts'
import { Panel } from '#components/ui/panel.tsx'
import { api, type client } from '#lib/api.ts'
import { eventEvidence, totalOf } from '#lib/events/rules.ts'
import { grouped, groupedYuan } from '#lib/money.ts'
import type { ListAsk } from '#lib/shapes.ts'
import { kindPicks } from './kind-picks.ts'
import { planAddress, planYear } from './plan-address.ts'

type Row = Awaited<ReturnType<typeof client.events.plan>>[number]
const listOf = createSerializer(listAddress, addressKeys)
const states = ['planned', 'held', 'cancelled', 'incomplete'] as const
const filtersOf = (state: (typeof states)[number]): NonNullable<ListAsk['filters']> =>
  state === 'incomplete' ? { missing: { is: [...eventEvidence] } } : { status: { is: [state] } }

/** A year's events by kind: planned, held and cancelled; each number opens its events. */
export function EventPlan() {
  const t = useTranslations('events.plan')
  const [address, setAddress] = useQueryStates(planAddress, { history: 'push' })
  const year = planYear(address.year)
  const query = useQuery({ ...api.events.plan.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <Group gap={4} mb="sm">
        <ActionIcon variant="default" size={36} aria-label={t('previous')} onClick={() => setAddress({ year: year - 1 })}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Title order={2} size="h4" miw={96} ta="center" aria-live="polite">
          {t('year', { year: String(year) })}
        </Title>
        <ActionIcon variant="default" size={36} aria-label={t('next')} onClick={() => setAddress({ year: year + 1 })}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('hint')}
      </Text>
      <Panel query={query}>{(rows) => <PlanTable year={year} rows={rows} />}</Panel>
    </>
  )
}

function PlanTable({ year, rows }: { year: number; rows: Row[] }) {
  const t = useTranslations('events.plan')
  const total = totalOf(rows)
  return (
    <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
      <Table aria-label={t('title')} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('kind')}</Table.Th>
            {states.map((state) => (
              <Table.Th key={state} ta="end">
                {t(state)}
              </Table.Th>
            ))}
            <Table.Th ta="end">{t('expected')}</Table.Th>
            <Table.Th ta="end">{t('budget')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.code}>
              <Table.Th scope="row" fw={500}>
                <Picked from={kindPicks} value={row.code} otherwise={row.name} />
              </Table.Th>
              {states.map((state) => (
                <Table.Td key={state} ta="end">
                  <Count
                    count={row[state]}
                    href={listOf('/events', { year, filters: { kind: { is: [row.code] }, ...filtersOf(state) } })}
                    label={row.name}
                    state={t(state)}
                  />
                </Table.Td>
              ))}
              <Table.Td ta="end">{grouped(String(row.expectedHeads))}</Table.Td>
              <Table.Td ta="end">{groupedYuan(row.budgetYuan)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            {states.map((state) => (
              <Table.Td key={state} ta="end" fw={600}>
                <Count
                  count={total[state]}
                  href={listOf('/events', { year, filters: filtersOf(state) })}
                  label={t('total')}
                  state={t(state)}
                />
              </Table.Td>
            ))}
            <Table.Td ta="end" fw={600}>
              {grouped(String(total.expectedHeads))}
            </Table.Td>
            <Table.Td ta="end" fw={600}>
              {groupedYuan(total.budgetYuan)}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}

function Count({ count, href, label, state }: { count: number; href: string; label: string; state: string }) {
  const t = useTranslations('events.plan')
  if (count === 0) return '0'
  return (
    <Anchor
      component={Link}
      href={href}
      prefetch={false}
      px="xs"
      py={4}
      display="inline-block"
      aria-label={t('open', { kind: label, state, count })}
    >
      {count}
    </Anchor>
  )
}
