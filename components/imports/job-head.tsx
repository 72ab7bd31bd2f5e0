'use client'
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useFormatter, useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { ImportJob } from '#lib/imports/schema.ts'
import { readable } from './count-badges.tsx'
import { canBeCancelled } from './job-step.ts'
import type { JobActions } from './use-job.ts'

export const stateColours: Record<ImportJob['state'], string> = {
  judging: 'blue',
  judged: 'yellow',
  writing: 'blue',
  written: 'teal',
  failed: 'red',
  cancelled: 'gray',
}

/** Which import this is, how it stands, and the way to call it off. */
export function JobHead({ job, cancel }: { job: ImportJob; cancel: JobActions['cancel'] }) {
  const t = useTranslations('importPage')
  const format = useFormatter()
  const mayWrite = useAllowed('sheets.write')
  const at = format.dateTime(new Date(job.createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  const ask = () =>
    modals.openConfirmModal({
      title: t('job.cancelTitle'),
      children: <Text fz="sm">{t('job.cancelText')}</Text>,
      labels: { confirm: t('job.cancelYes'), cancel: t('job.cancelNo') },
      confirmProps: { color: 'red' },
      onConfirm: () => cancel.mutate(),
    })
  return (
    <Stack gap="xs">
      <PageBack path="/imports" text={t('back')} />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4}>
          <Group gap="xs">
            <Title order={1} fz="h3">
              {t('job.title', { year: job.year })}
            </Title>
            <Badge variant="light" color={stateColours[job.state]} styles={readable}>
              {t(`states.${job.state}`)}
            </Badge>
          </Group>
          <Text fz="sm" c="dimmed">
            {t('job.line', { files: job.files.length, actor: job.actorName, at })}
          </Text>
        </Stack>
        {mayWrite && canBeCancelled(job) && (
          <Button variant="default" size="sm" loading={cancel.isPending} onClick={ask}>
            {t('job.cancel')}
          </Button>
        )}
      </Group>
      <ProblemNotice error={cancel.error} />
    </Stack>
  )
}
