'use client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ImportReport } from '#lib/sheets/schema.ts'
import { FileCard } from './file-card.tsx'
import { pagesOf } from './layout-pages.ts'

/** What an import did, and where it can be seen. */
export function ImportResult({ report, onClear }: { report: ImportReport; onClear: () => void }) {
  const t = useTranslations()
  const written = report.files.filter(({ state }) => state === 'written')
  const sum = (outcome: 'new' | 'changed' | 'warned') => written.reduce((total, { counts }) => total + counts[outcome], 0)
  const pages = pagesOf(written.flatMap(({ sheets }) => sheets.map(({ layout }) => layout)))
  const isDone = written.length > 0
  const counts = { files: written.length, new: sum('new'), changed: sum('changed'), warned: sum('warned') }
  return (
    <Stack gap="sm" component="section" aria-label={t('importPage.result.title')} ref={lookAt} tabIndex={-1}>
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
              <Button component={Link} href={`/board?year=${report.year}`} size="sm">
                {t('importPage.result.board', { year: report.year })}
              </Button>
            )}
            <Button variant="default" size="sm" onClick={onClear}>
              {t('importPage.result.again')}
            </Button>
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
      {report.files.map((file) => (
        <FileCard key={`${file.fileName} ${file.sha256}`} name={file.fileName} problem={null} report={file} />
      ))}
    </Stack>
  )
}

/** The button that was clicked stood screens below: the reader is brought to what it did. One function, so that it runs once. */
function lookAt(result: HTMLElement | null): void {
  result?.focus({ preventScroll: true })
  result?.scrollIntoView({ block: 'start' })
}
