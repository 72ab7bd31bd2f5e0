'use client'
import { Button, Group, Stack, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { ImportJob } from '#lib/imports/schema.ts'
import { otherYear } from '#lib/sheets/rules.ts'
import { FileActions } from './file-actions.tsx'
import { FileCard } from './file-card.tsx'
import { FormulaPanel } from './formula-panel.tsx'
import { fateOf, isRunning } from './job-step.ts'
import { OtherYear } from './other-year.tsx'
import { useFirstRows } from './use-first-rows.ts'
import type { JobActions } from './use-job.ts'
import { WriteBar } from './write-bar.tsx'
import { YearSelect } from './year-select.tsx'

type Props = { job: ImportJob; actions: JobActions; thisYear: number; onMap: (fileId: string) => void }

/** What importing would do, file by file, and the button that does it. */
export function Preview({ job, actions, thisYear, onMap }: Props) {
  const t = useTranslations('importPage.preview')
  const mayWrite = useAllowed('sheets.write')
  const [isConfirmed, setConfirmed] = useState(false)
  const first = useFirstRows(job.files.filter(({ leftOut, report }) => !leftOut && report !== null && report.counts.rows > 0))
  const spoken = otherYear(first)
  const { leaveOut, changeYear, write } = actions
  const isBusy = isRunning(job) || leaveOut.isPending || changeYear.isPending || write.isPending
  const stuck = job.files.filter((file) => ['refused', 'unread'].includes(fateOf(file, true)))
  return (
    <Stack gap="sm" component="section" aria-labelledby="preview-title">
      <Group justify="space-between">
        <Title order={2} fz="h4" id="preview-title">
          {t('title', { year: job.year })}
        </Title>
        {mayWrite && stuck.length > 0 && stuck.length < job.files.length && (
          <Button
            variant="default"
            size="compact-sm"
            disabled={isBusy}
            loading={leaveOut.isPending}
            onClick={() => leaveOut.mutate({ files: stuck.map(({ id }) => id), leftOut: true })}
          >
            {t('removeRefused', { files: stuck.length })}
          </Button>
        )}
      </Group>
      {mayWrite && <YearSelect year={job.year} thisYear={thisYear} isDisabled={isBusy} onYear={(year) => changeYear.mutate(year)} />}
      {mayWrite && !isRunning(job) && spoken !== null && spoken !== job.year && (
        <OtherYear spoken={spoken} year={job.year} isBusy={isBusy} onYear={() => changeYear.mutate(spoken)} />
      )}
      <ProblemNotice error={changeYear.error ?? leaveOut.error} />
      {job.files.map((file) => (
        <FileCard key={file.id} file={file}>
          {mayWrite && (
            <FileActions
              file={file}
              isBusy={isBusy}
              onMap={onMap}
              onLeaveOut={(leftOut) => leaveOut.mutate({ files: [file.id], leftOut })}
            />
          )}
        </FileCard>
      ))}
      <FormulaPanel
        rows={first.filter(({ state }) => state === 'unconfirmed').flatMap(({ rows }) => rows)}
        isConfirmed={isConfirmed}
        onConfirm={setConfirmed}
        disabled={isBusy || !mayWrite}
      />
      <WriteBar job={job} isConfirmed={isConfirmed} isBusy={isBusy} write={write} mayWrite={mayWrite} />
    </Stack>
  )
}
