'use client'
import { Button, Group, Loader, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { ImportJob } from '#lib/imports/schema.ts'
import { type Fate, fateOf, isRunning, rowsOf } from './job-step.ts'
import classes from './preview.module.css'
import type { JobActions } from './use-job.ts'

type Props = { job: ImportJob; isConfirmed: boolean; isBusy: boolean; write: JobActions['write']; mayWrite: boolean }

/** What the button does to what, in a sentence beside it; always in sight. */
export function WriteBar({ job, isConfirmed, isBusy, write, mayWrite }: Props) {
  const t = useTranslations('importPage.preview')
  const by = (fate: Fate) => job.files.filter((file) => fateOf(file, isConfirmed) === fate)
  const going = by('going')
  const said = [
    going.length > 0 && t('going', { files: going.length, rows: going.reduce((sum, file) => sum + rowsOf(file), 0) }),
    ...(['refused', 'unread', 'waiting', 'leftOut', 'same'] as const).map((word) => {
      const files = by(word === 'leftOut' ? 'out' : word).length
      return files > 0 && (word !== 'same' || files < job.files.length) && t(word, { files })
    }),
    by('same').length === job.files.length && t('unchanged'),
    !mayWrite && t('readOnly'),
  ].filter(Boolean)
  return (
    <div className={classes.bar}>
      <ProblemNotice error={write.error} />
      {write.error && <Text fz="sm">{t('tryAgain')}</Text>}
      <Group gap="xs">
        {isRunning(job) && <Loader size="sm" />}
        {mayWrite && !isRunning(job) && going.length > 0 && (
          <Button
            leftSection={<IconFileImport size={18} aria-hidden />}
            loading={write.isPending}
            disabled={isBusy && !write.isPending}
            onClick={() => write.mutate(isConfirmed)}
          >
            {t('import', { files: going.length })}
          </Button>
        )}
        <Text fz="sm" role="status" flex="1 1 12rem">
          {isRunning(job) ? t('again') : said.join(' ')}
        </Text>
      </Group>
    </div>
  )
}
