'use client'
import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { client } from '#lib/api.ts'
import type { WechatRun } from '#lib/wechat/schema.ts'

/** A round under way, or one that waits for tomorrow's requests: how far it is, and how to stop it. What it fetched stays. */
export function RunProgress({ run }: { run: WechatRun }) {
  const t = useTranslations('wechat')
  const mayStop = useAllowed('wechat.write')
  const stop = useMutation({ mutationFn: () => client.wechat.cancel({ id: run.id }) })
  const percent = run.total > 0 ? Math.floor((run.done / run.total) * 100) : 0
  return (
    <Paper withBorder p="md" component="section" aria-label={t(`kinds.${run.kind}`)}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600} role="status">
            {t(`kinds.${run.kind}`)} · {run.reason === 'budget' ? t('tomorrow') : t(`states.${run.state}`)}
          </Text>
          {run.total > 0 && (
            <Text fz="sm" className="figures">
              {t('steps', { done: run.done, total: run.total })}
            </Text>
          )}
        </Group>
        <Progress.Root size="lg">
          <Progress.Section
            value={percent}
            aria-label={t(`kinds.${run.kind}`)}
            aria-valuetext={t('steps', { done: run.done, total: run.total })}
          />
        </Progress.Root>
        <Group justify="space-between" gap="xs">
          <Text fz="sm" c="dimmed">
            {t('span', { from: run.from, to: run.to })} {t('leave')}
          </Text>
          {mayStop && (
            <Button size="compact-md" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('stop')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  )
}
