'use client'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { otherYear } from '#lib/sheets/rules.ts'
import { FileCard } from './file-card.tsx'
import { FormulaPanel } from './formula-panel.tsx'
import type { Import } from './use-import.ts'

type Props = { year: number; work: Import; onYear: (year: number) => void }

/** What importing would do, file by file, and the button that does it. */
export function Preview({ year, work, onYear }: Props) {
  const t = useTranslations('importPage')
  const reports = work.judged.flatMap(({ report }) => report ?? [])
  const spoken = otherYear(reports)
  const waiting = work.leftOut.filter(({ report }) => report?.state === 'unconfirmed').length
  const refused = work.leftOut.length - waiting
  return (
    <Stack gap="sm" component="section" aria-labelledby="preview-title">
      <Group justify="space-between">
        <Title order={2} fz="h4" id="preview-title">
          {t('preview.title', { year })}
        </Title>
        <Button variant="subtle" color="gray" size="compact-sm" disabled={work.isBusy} onClick={work.clear}>
          {t('preview.clear')}
        </Button>
      </Group>
      {spoken !== null && spoken !== year && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
          <Group gap="sm">
            <Text fz="sm">{t('preview.otherYear', { spoken, year })}</Text>
            <Button size="compact-sm" variant="default" disabled={work.isBusy} onClick={() => onYear(spoken)}>
              {t('preview.changeYear', { year: spoken })}
            </Button>
          </Group>
        </Alert>
      )}
      {work.judged.map(({ file, problem, report }) => (
        <FileCard
          key={`${file.name} ${report?.sha256 ?? file.size}`}
          name={file.name}
          problem={problem}
          report={report}
          onDrop={work.isBusy ? undefined : () => work.drop(file)}
        />
      ))}
      <FormulaPanel files={reports} isConfirmed={work.isConfirmed} onConfirm={work.setConfirmed} disabled={work.isBusy} />
      <Stack gap={4} role="status">
        {refused > 0 && <Text fz="sm">{t('preview.refused', { files: refused })}</Text>}
        {waiting > 0 && <Text fz="sm">{t('preview.waiting', { files: waiting })}</Text>}
        {work.going.length === 0 && work.leftOut.length === 0 && <Text fz="sm">{t('preview.unchanged')}</Text>}
      </Stack>
      <ProblemNotice error={work.writing.error} />
      {work.writing.error && <Text fz="sm">{t('preview.tryAgain')}</Text>}
      {work.going.length > 0 && (
        <Group>
          <Button leftSection={<IconFileImport size={18} aria-hidden />} loading={work.writing.isPending} onClick={work.write}>
            {t('preview.import', { files: work.going.length })}
          </Button>
          {work.writing.isPending && (
            <Text fz="sm" c="dimmed" role="status">
              {t('writing')}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  )
}
