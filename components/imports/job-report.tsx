'use client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { api } from '#lib/api.ts'
import type { ImportJob } from '#lib/imports/schema.ts'
import { FileCard } from './file-card.tsx'
import { pagesOf } from './layout-pages.ts'
import { UndoBatch } from './undo-batch.tsx'

/** Whether a file was taken back stands in the list of what was imported; the latest of the year are enough. */
const mostBatches = 200

/** What an import did, file by file, where it can be seen, and how it is taken back. */
export function JobReport({ job }: { job: ImportJob }) {
  const t = useTranslations()
  const mayWrite = useAllowed('sheets.write')
  const batches = useQuery(api.imports.batches.queryOptions({ input: { year: job.year, page: 1, size: mostBatches } }))
  const undoneAt = (batchId: string) => batches.data?.rows.find(({ id }) => id === batchId)?.undoneAt ?? null
  const written = job.files.flatMap(({ report }) => (report?.state === 'written' ? [report] : []))
  const sum = (outcome: 'new' | 'changed' | 'warned') => written.reduce((total, { counts }) => total + counts[outcome], 0)
  const pages = pagesOf(written.flatMap(({ sheets }) => sheets.map(({ layout }) => layout)))
  const isDone = written.length > 0
  const counts = { files: written.length, new: sum('new'), changed: sum('changed'), warned: sum('warned') }
  return (
    <Stack gap="sm" component="section" aria-label={t('importPage.result.title')}>
      <Alert
        color={isDone ? 'teal' : 'gray'}
        variant="light"
        icon={isDone ? <IconCheck aria-hidden /> : <IconInfoCircle aria-hidden />}
        title={isDone ? t('importPage.result.written', counts) : t('importPage.result.nothing')}
        role="status"
      >
        <Stack gap="sm">
          {isDone && <Text fz="sm">{t('importPage.result.rows', counts)}</Text>}
          <Group gap="xs">
            {isDone && (
              <Button component={Link} href={`/board?year=${job.year}`} size="sm">
                {t('importPage.result.board', { year: job.year })}
              </Button>
            )}
            {mayWrite && (
              <Button component={Link} href={`/imports?year=${job.year}`} variant="default" size="sm">
                {t('importPage.result.again')}
              </Button>
            )}
          </Group>
        </Stack>
      </Alert>
      {pages.length > 0 && (
        <Group gap="xs">
          <Text fz="sm" c="dimmed">
            {t('importPage.result.lists')}
          </Text>
          {pages.map(({ layout, path }) => (
            <Button key={layout} component={Link} href={path} prefetch={false} variant="default" size="compact-sm">
              {t(`imports.layouts.${layout}`)}
            </Button>
          ))}
        </Group>
      )}
      {job.files.map((file) => (
        <FileCard key={file.id} file={file}>
          {mayWrite && file.report?.state === 'written' && file.report.batchId && (
            <UndoBatch
              batch={{
                id: file.report.batchId,
                fileName: file.fileName,
                counts: file.report.counts,
                undoneAt: undoneAt(file.report.batchId),
              }}
            />
          )}
        </FileCard>
      ))}
    </Stack>
  )
}
