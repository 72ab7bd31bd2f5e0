'use client'
import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Outcome } from '#lib/sheets/schema.ts'
import { readable } from './count-badges.tsx'
import { FileNotes } from './file-notes.tsx'
import type { JobFile } from './job-step.ts'
import { OutcomeFilter } from './outcome-filter.tsx'
import { RowList } from './row-list.tsx'

const colours = { ready: 'teal', written: 'teal', unchanged: 'gray', unconfirmed: 'yellow', refused: 'red' } as const

type Props = {
  file: JobFile
  /** What can be done with it. */
  children?: ReactNode
}

/** One file: what it was recognised as, what becomes of it, and everything said about it. */
export function FileCard({ file, children }: Props) {
  const t = useTranslations()
  const { report, leftOut } = file
  return (
    <Paper withBorder p="sm" component="article" aria-label={file.fileName}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }} c={leftOut ? 'dimmed' : undefined}>
            {file.fileName}
          </Text>
          {(leftOut || report) && (
            <Badge variant="light" color={leftOut || !report ? 'gray' : colours[report.state]} styles={readable} flex="none">
              {leftOut || !report ? t('importPage.preview.out') : t(`imports.states.${report.state}`)}
            </Badge>
          )}
        </Group>
        {report && !leftOut && <Judgement file={file} report={report} />}
        {children && <Group gap="xs">{children}</Group>}
      </Stack>
    </Paper>
  )
}

/** What a reader wants to see first, when there is any of it. */
const troubled: readonly Outcome[] = ['refused', 'warned']

function Judgement({ file, report }: { file: JobFile; report: NonNullable<JobFile['report']> }) {
  const t = useTranslations()
  const [isOpen, { toggle, open }] = useDisclosure(report.counts.refused > 0)
  const [outcomes, setOutcomes] = useState<Outcome[]>(() => troubled.filter((outcome) => report.counts[outcome] > 0))
  const recognised = [...new Set(report.sheets.map(({ layout }) => t(`imports.layouts.${layout}`)))]
  const Chevron = isOpen ? IconChevronUp : IconChevronDown
  const choose = (next: Outcome[]) => {
    // while the rows are not to be seen, a number brings up its own
    setOutcomes(isOpen ? next : next.slice(-1))
    open()
  }
  return (
    <>
      {recognised.length > 0 && <Text fz="sm">{t('importPage.recognised', { layouts: recognised.join(t('importPage.and')) })}</Text>}
      {report.counts.rows > 0 && (
        <Group gap="xs">
          <OutcomeFilter fileName={file.fileName} counts={report.counts} chosen={isOpen ? outcomes : []} onChoose={choose} />
          <Button
            variant="subtle"
            size="compact-sm"
            px={4}
            aria-expanded={isOpen}
            aria-label={t('importPage.eachRowOf', { file: file.fileName })}
            onClick={toggle}
            rightSection={<Chevron size={14} aria-hidden />}
          >
            {t('importPage.eachRow')}
          </Button>
        </Group>
      )}
      <FileNotes report={report} />
      {isOpen && <RowList key={outcomes.join(' ')} fileId={file.id} outcomes={outcomes} />}
    </>
  )
}
