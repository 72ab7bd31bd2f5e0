'use client'
import { Badge, Button, Group, Paper, Stack, Switch, Table, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { WechatPull } from '#lib/wechat/schema.ts'

const tones: Record<WechatPull['outcome'], string> = { written: 'teal', same: 'gray', empty: 'blue', skipped: 'orange', failed: 'red' }
const [few, many] = [20, 200]

/** What was asked and what came of it, newest first: nothing in it is ever changed. */
export function PullLog() {
  const t = useTranslations('wechat.log')
  const [problems, setProblems] = useState(false)
  const [size, setSize] = useState(few)
  const query = useQuery({ ...api.wechat.log.queryOptions({ input: { problems, size } }), placeholderData: keepPreviousData })
  return (
    <section aria-label={t('title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('title')}
        </Title>
        <Switch label={t('problems')} checked={problems} onChange={(switching) => setProblems(switching.currentTarget.checked)} />
      </Group>
      <Panel
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Text fz="sm" c="dimmed">
            {t(problems ? 'noProblems' : 'empty')}
          </Text>
        }
      >
        {({ rows, hasMore }) => (
          <Stack gap="xs" align="flex-start">
            <Rows rows={rows} />
            {hasMore && size === few && (
              <Button variant="subtle" size="compact-md" onClick={() => setSize(many)}>
                {t('more')}
              </Button>
            )}
          </Stack>
        )}
      </Panel>
    </section>
  )
}

function Rows({ rows }: { rows: readonly WechatPull[] }) {
  const t = useTranslations('wechat.log')
  return (
    <>
      <Table aria-label={t('title')} fz="sm" verticalSpacing={6} visibleFrom="sm">
        <Table.Thead>
          <Table.Tr>
            {['at', 'endpoint', 'days', 'outcome', 'what'].map((name) => (
              <Table.Th key={name}>{t(name)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </Table.Tbody>
      </Table>
      <Stack gap="xs" hiddenFrom="sm" w="100%">
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </Stack>
    </>
  )
}

/** What one entry says, in words. */
function useEntry({ at, endpoint, from, to, outcome, got, wrote, reason, missing, errcode, message }: WechatPull) {
  const t = useTranslations('wechat')
  const format = useFormatter()
  const isFailed = outcome === 'failed'
  const parts = [
    !isFailed && t('log.counts', { got, wrote }),
    reason && t(`reasons.${reason}`),
    missing.length > 0 && t('log.missing', { days: missing.slice(0, 7).join('、') }),
    isFailed && reason && t(`nextSteps.${reason}`),
    errcode !== null && `(${[errcode, message].filter(Boolean).join(' ')})`,
  ]
  return {
    at: format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'medium' }),
    endpoint: t.has(`endpoints.${endpoint}`) ? t(`endpoints.${endpoint}`) : endpoint,
    days: from === to ? from : `${from} – ${to}`,
    outcome: t(`outcomes.${outcome}`),
    what: parts.filter(Boolean).join(' '),
  }
}

function Line({ row }: { row: WechatPull }) {
  const said = useEntry(row)
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{said.at}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{said.endpoint}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{said.days}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={tones[row.outcome]} tt="none" autoContrast miw="max-content">
          {said.outcome}
        </Badge>
      </Table.Td>
      <Table.Td>{said.what}</Table.Td>
    </Table.Tr>
  )
}

/** The same on a phone. */
function Card({ row }: { row: WechatPull }) {
  const said = useEntry(row)
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fz="sm" fw={600}>
          {said.endpoint}
        </Text>
        <Badge variant="light" color={tones[row.outcome]} tt="none" autoContrast miw="max-content">
          {said.outcome}
        </Badge>
      </Group>
      <Text fz="sm">{said.days}</Text>
      <Text fz="sm">{said.what}</Text>
      <Text fz="xs" c="dimmed">
        {said.at}
      </Text>
    </Paper>
  )
}
