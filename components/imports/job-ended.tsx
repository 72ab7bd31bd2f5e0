'use client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { ImportJob } from '#lib/imports/schema.ts'
import type { JobActions } from './use-job.ts'

/** An import that stopped half-way: why, and another try. */
export function JobFailed({ job, retry }: { job: ImportJob; retry: JobActions['retry'] }) {
  const t = useTranslations('importPage')
  const mayWrite = useAllowed('sheets.write')
  return (
    <>
      <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} title={t('failed.title')} role="alert">
        <Stack gap="sm" align="flex-start">
          <Text fz="sm">{t(`failed.${job.error ?? 'unexpected'}`)}</Text>
          {mayWrite && (
            <Button size="sm" loading={retry.isPending} onClick={() => retry.mutate()}>
              {t('job.retry')}
            </Button>
          )}
        </Stack>
      </Alert>
      <ProblemNotice error={retry.error} />
    </>
  )
}

/** An import that was called off. */
export function JobCancelled({ year }: { year: number }) {
  const t = useTranslations('importPage')
  const mayWrite = useAllowed('sheets.write')
  return (
    <Alert color="gray" variant="light" icon={<IconInfoCircle aria-hidden />} role="status">
      <Group gap="sm">
        <Text fz="sm">{t('job.cancelled')}</Text>
        {mayWrite && (
          <Button component={Link} href={`/imports?year=${year}`} variant="default" size="sm">
            {t('job.more')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
