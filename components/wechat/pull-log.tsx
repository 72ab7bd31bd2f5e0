'use client'
import { Badge, Button, Group, Stack, Switch, Table, Text, Title } from '@mantine/core'
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
    <Table.ScrollContainer minWidth={640} w="100%" scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('title') } }}>
      <Table aria-label={t('title')} fz="sm" verticalSpacing={6}>
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
    </Table.ScrollContainer>
  )
}

function Line({ row }: { row: WechatPull }) {
  const t = useTranslations('wechat')
  const format = useFormatter()
  const words = t.has(`endpoints.${row.endpoint}`) ? t(`endpoints.${row.endpoint}`) : row.endpoint
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{format.dateTime(new Date(row.at), { dateStyle: 'short', timeStyle: 'medium' })}</Table.Td>
      <Table.Td>{words}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.from === row.to ? row.from : `${row.from} – ${row.to}`}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={tones[row.outcome]} tt="none" autoContrast>
          {t(`outcomes.${row.outcome}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        {row.outcome !== 'failed' && t('log.counts', { got: row.got, wrote: row.wrote })} {row.reason && t(`reasons.${row.reason}`)}
        {row.missing.length > 0 && ` ${t('log.missing', { days: row.missing.slice(0, 7).join('、') })}`}
        {row.outcome === 'failed' && row.reason && ` ${t(`nextSteps.${row.reason}`)}`}
        {row.errcode !== null && ` (${row.errcode}${row.message ? ` ${row.message}` : ''})`}
      </Table.Td>
    </Table.Tr>
  )
}
