'use client'
import { Button, Group, Paper, SimpleGrid, Stack, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCloudDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useAllowed } from '#components/shell/actor.tsx'
import { client } from '#lib/api.ts'
import type { WechatState } from '#lib/wechat/schema.ts'
import { BackfillForm } from './backfill-form.tsx'
import { RunProgress } from './run-progress.tsx'

type Props = { state: WechatState; account: NonNullable<WechatState['account']> }

/** How the connector stands: the last round, the next one, today's requests; and the ways to fetch more. */
export function Overview({ state, account }: Props) {
  const t = useTranslations('wechat')
  const mayPull = useAllowed('wechat.write')
  const [isAsking, setAsking] = useState(false)
  const active = state.runs.filter((run) => run.state === 'running' || run.state === 'waiting')
  const pull = useMutation({
    mutationFn: () => client.wechat.pull({ id: uuidv7() }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('begun') }),
  })
  return (
    <Stack gap="md">
      <Facts state={state} appId={account.appId} />
      {active.map((run) => (
        <RunProgress key={run.id} run={run} />
      ))}
      {mayPull && (
        <>
          <Group gap="sm">
            <Button
              leftSection={<IconCloudDownload size={18} aria-hidden />}
              loading={pull.isPending}
              disabled={active.some(({ kind }) => kind === 'now')}
              onClick={() => pull.mutate()}
            >
              {t('pullNow')}
            </Button>
            <Button
              variant="default"
              disabled={active.some(({ kind }) => kind === 'backfill')}
              aria-expanded={isAsking}
              onClick={() => setAsking(!isAsking)}
            >
              {t('backfill')}
            </Button>
            <DailySwitch account={account} />
          </Group>
          {isAsking && <BackfillForm onDone={() => setAsking(false)} />}
        </>
      )}
    </Stack>
  )
}

function Facts({ state, appId }: { state: WechatState; appId: string }) {
  const t = useTranslations('wechat')
  const format = useFormatter()
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const last = state.runs.find((run) => run.finishedAt !== null)
  const facts = [
    [t('account'), appId],
    [t('last'), last?.finishedAt ? `${at(last.finishedAt)} · ${t(`states.${last.state}`)}` : t('never')],
    [t('next'), state.nextAt ? at(state.nextAt) : t('notDaily')],
    [t('budget'), t('used', state.budget)],
  ]
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" m={0}>
      {facts.map(([name, value]) => (
        <Paper key={name} withBorder p="sm" component="div">
          <Text component="dt" fz="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fw={600} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  )
}

function DailySwitch({ account: { isDaily, version } }: Pick<Props, 'account'>) {
  const t = useTranslations('wechat')
  const change = useMutation({ mutationFn: (to: boolean) => client.wechat.switchDaily({ isDaily: to, version }) })
  return (
    <Switch
      label={t('daily')}
      checked={change.isPending ? change.variables : isDaily}
      disabled={change.isPending}
      onChange={(switching) => change.mutate(switching.currentTarget.checked)}
    />
  )
}
