'use client'
import { Group, Loader, Paper, Progress, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ImportJob } from '#lib/imports/schema.ts'
import { percentOf } from './job-step.ts'

/** How far the background is, in words, rows and per cent. It is read out by quarters, so that a screen reader can still be used for something else. */
export function JobProgress({ job }: { job: ImportJob }) {
  const t = useTranslations('importPage')
  const percent = percentOf(job)
  const step = job.state === 'writing' ? 'writing' : 'judging'
  const phase = t(`phases.${step}.${job.phase}`)
  return (
    <Paper withBorder p="md" component="section" aria-label={t('progress.label')}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap="xs" wrap="nowrap">
            {percent === null && <Loader size="xs" />}
            <Text fw={600}>{phase}</Text>
          </Group>
          {percent !== null && (
            <Text fz="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {t('progress.rows', { done: job.done, total: job.total })} · {t('progress.percent', { percent })}
            </Text>
          )}
        </Group>
        <Progress.Root size="lg">
          <Progress.Section
            value={percent ?? 100}
            striped={percent === null}
            animated={percent === null}
            aria-label={t('progress.label')}
            aria-valuetext={percent === null ? phase : t('progress.spoken', { phase, percent })}
          />
        </Progress.Root>
        <Text fz="sm" c="dimmed">
          {t('progress.leave')} {step === 'judging' && t('progress.nothing')}
        </Text>
        <VisuallyHidden role="status">
          {percent === null ? phase : t('progress.spoken', { phase, percent: percent - (percent % 25) })}
        </VisuallyHidden>
      </Stack>
    </Paper>
  )
}
