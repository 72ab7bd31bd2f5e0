'use client'
import { Anchor, Badge, Button, Group, Select, Stack, Switch, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import classes from '#components/ui/data-table.module.css'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { channels } from '#lib/alerts/schema.ts'
import { api, client } from '#lib/api.ts'
import { type Delivery, deliveryStates } from '#lib/deliveries/schema.ts'
import { useSentence } from './use-sentence.ts'

const tones = { waiting: 'blue', sending: 'blue', sent: 'teal', skipped: 'gray', failed: 'red' } as const
const [few, many] = [50, 200]
const address = {
  state: parseAsStringLiteral(deliveryStates),
  channel: parseAsStringLiteral(channels),
  everybody: parseAsBoolean.withDefault(false),
}

/** 发送记录: everything that was told, by which way, and why not where it was not. */
export function HistoryScreen() {
  const t = useTranslations('alerts')
  const mayAll = useAllowed('alerts.channels')
  const [{ state, channel, everybody }, setAddress] = useQueryStates(address)
  const [size, setSize] = useState(few)
  const query = useQuery({
    ...api.alerts.history.queryOptions({ input: { state, channel, everybody, size } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Stack maw={1080} gap={0}>
      <PageHead title={t('history.title')} />
      <Text fz="sm" c="dimmed" mb="sm">
        {t('history.text')}
      </Text>
      <Group gap="sm" mb="md" align="center" data-controls="">
        <Select
          aria-label={t('history.state')}
          placeholder={`${t('history.state')}：${t('history.all')}`}
          w={170}
          clearable
          data={deliveryStates.map((value) => ({ value, label: t(`history.states.${value}`) }))}
          value={state}
          onChange={(chosen) => setAddress({ state: deliveryStates.find((one) => one === chosen) ?? null })}
        />
        <Select
          aria-label={t('history.channel')}
          placeholder={`${t('history.channel')}：${t('history.all')}`}
          w={170}
          clearable
          data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
          value={channel}
          onChange={(chosen) => setAddress({ channel: channels.find((one) => one === chosen) ?? null })}
        />
        {mayAll && (
          <Switch
            label={t('history.everybody')}
            checked={everybody}
            onChange={(switching) => setAddress({ everybody: switching.currentTarget.checked })}
          />
        )}
      </Group>
      <Panel
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty text={t(state || channel ? 'history.noMatch' : 'history.none')} />}
      >
        {({ rows, hasMore }) => (
          <Stack gap="sm" align="flex-start">
            <Rows rows={rows} withPerson={everybody && mayAll} />
            {hasMore && size === few && (
              <Button variant="subtle" onClick={() => setSize(many)}>
                {t('history.more')}
              </Button>
            )}
          </Stack>
        )}
      </Panel>
    </Stack>
  )
}

function Rows({ rows, withPerson }: { rows: readonly Delivery[]; withPerson: boolean }) {
  const t = useTranslations('alerts.history')
  return (
    <Table className={classes.table} role="table" aria-label={t('title')} fz="sm">
      <Table.Thead className={classes.head} role="rowgroup">
        <Table.Tr role="row">
          <Table.Th role="columnheader">{t('what')}</Table.Th>
          {withPerson && <Table.Th role="columnheader">{t('person')}</Table.Th>}
          <Table.Th role="columnheader">{t('how')}</Table.Th>
          <Table.Th role="columnheader">{t('state')}</Table.Th>
          <Table.Th role="columnheader">{t('at')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.id} row={row} withPerson={withPerson} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ row, withPerson }: { row: Delivery; withPerson: boolean }) {
  const t = useTranslations('alerts')
  const format = useFormatter()
  const sentence = useSentence()
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'short', timeStyle: 'short' })
  const isDigest = row.occasion === 'digest' || row.occasion === 'test'
  const what = isDigest ? t('history.digest', { ...row.params, kind: row.kind } as never) : sentence(row.kind, row.params)
  const retry = useMutation({
    mutationFn: () => client.alerts.retry({ id: row.id }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('history.retried') }),
  })
  return (
    <Table.Tr role="row">
      <Table.Td role="cell" className={classes.lead}>
        <Anchor component={Link} href={row.path} prefetch={false} fz="sm" c="inherit" underline="hover">
          {what}
        </Anchor>{' '}
        <Text span fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {t(`history.occasions.${row.occasion}`)}
        </Text>
      </Table.Td>
      {withPerson && (
        <Table.Td role="cell" data-label={t('history.person')}>
          {row.person}
        </Table.Td>
      )}
      <Table.Td role="cell" data-label={t('history.how')}>
        {t(`channels.${row.channel}`)}
      </Table.Td>
      <Table.Td role="cell" data-label={t('history.state')}>
        <Group gap={6} display="inline-flex">
          <Badge variant="light" color={tones[row.state]} autoContrast tt="none" miw="max-content">
            {t(`history.states.${row.state}`)}
          </Badge>
          {row.reason && t.has(`history.reasons.${row.reason}`) && row.state !== 'sent' && (
            <Text span fz="sm">
              {t(`history.reasons.${row.reason}` as 'history.reasons.quiet')}
            </Text>
          )}
          {row.detail && (
            <Text span fz="xs" c="dimmed">
              {row.detail}
            </Text>
          )}
          {row.state === 'waiting' && (
            <Text span fz="xs" c="dimmed">
              {t('history.next', { at: at(row.dueAt) })}
            </Text>
          )}
          {row.attempts > 1 && (
            <Text span fz="xs" c="dimmed">
              {t('history.tries', { count: row.attempts })}
            </Text>
          )}
          {row.mayRetry && (
            <Button size="compact-md" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
              {t('history.retry')}
            </Button>
          )}
        </Group>
      </Table.Td>
      <Table.Td role="cell" data-label={t('history.at')} style={{ whiteSpace: 'nowrap' }}>
        {at(row.sentAt ?? row.createdAt)}
      </Table.Td>
    </Table.Tr>
  )
}
