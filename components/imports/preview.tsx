'use client'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { otherYear } from '#lib/sheets/rules.ts'
import { FileCard } from './file-card.tsx'
import { FormulaPanel } from './formula-panel.tsx'
import classes from './preview.module.css'
import type { Import } from './use-import.ts'

type Props = { year: number; work: Import; onYear: (year: number) => void }

/** What importing would do, file by file, and the button that does it. */
export function Preview({ year, work, onYear }: Props) {
  const t = useTranslations('importPage')
  const reports = work.judged.flatMap(({ report }) => report ?? [])
  const spoken = otherYear(reports)
  const waiting = work.leftOut.filter(({ report }) => report?.state === 'unconfirmed').length
  const refused = work.leftOut.length - waiting
  const said = [
    refused > 0 && t('preview.refused', { files: refused }),
    waiting > 0 && t('preview.waiting', { files: waiting }),
    work.going.length === 0 && work.leftOut.length === 0 && t('preview.unchanged'),
  ].filter(Boolean)
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
      <div className={classes.bar}>
        <ProblemNotice error={work.writing.error} />
        {work.writing.error && <Text fz="sm">{t('preview.tryAgain')}</Text>}
        <Group gap="xs">
          {work.going.length > 0 && (
            <Button leftSection={<IconFileImport size={18} aria-hidden />} loading={work.writing.isPending} onClick={work.write}>
              {t('preview.import', { files: work.going.length })}
            </Button>
          )}
          <Text fz="sm" role="status" flex="1 1 12rem">
            {work.writing.isPending ? t('writing') : said.join(' ')}
          </Text>
        </Group>
      </div>
    </Stack>
  )
}
