'use client'
import { ActionIcon, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { limits } from '#lib/sheets/schema.ts'
import { CountBadges, readable } from './count-badges.tsx'
import { IssueText } from './issue-text.tsx'
import { RowList } from './row-list.tsx'
import type { Judged } from './use-import.ts'

const colours = { ready: 'teal', written: 'teal', unchanged: 'gray', unconfirmed: 'yellow', refused: 'red' } as const

type Props = Pick<Judged, 'problem' | 'report'> & { name: string; onDrop?: (() => void) | undefined }

/** One file: what it was recognised as, what becomes of it, and everything said about it. */
export function FileCard({ name, problem, report, onDrop }: Props) {
  const t = useTranslations()
  const state = problem ? 'refused' : report?.state
  return (
    <Paper withBorder p="sm" component="article" aria-label={name}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
          <Text fw={600}>{name}</Text>
          <Group gap={4} wrap="nowrap">
            {state && (
              <Badge variant="light" color={colours[state]} styles={readable}>
                {t(`imports.states.${state}`)}
              </Badge>
            )}
            {onDrop && (
              <ActionIcon variant="subtle" color="gray" aria-label={t('importPage.drop.remove', { file: name })} onClick={onDrop}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </Group>
        {problem && <Text fz="sm">{t(`importPage.unsent.${problem}`, { megabytes: limits.fileBytes / 1024 / 1024 })}</Text>}
        {report && <Judgement report={report} />}
      </Stack>
    </Paper>
  )
}

function Judgement({ report }: { report: NonNullable<Judged['report']> }) {
  const t = useTranslations()
  const [isOpen, { toggle }] = useDisclosure(report.rows.some(({ outcome }) => outcome === 'refused'))
  const recognised = [...new Set(report.sheets.map(({ layout }) => t(`imports.layouts.${layout}`)))]
  const Chevron = isOpen ? IconChevronUp : IconChevronDown
  return (
    <>
      <Group gap="xs">
        {recognised.length > 0 && <Text fz="sm">{t('importPage.recognised', { layouts: recognised.join(t('importPage.and')) })}</Text>}
        {report.counts.rows > 0 && <CountBadges counts={report.counts} />}
        {report.rows.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            px={4}
            aria-expanded={isOpen}
            aria-label={t('importPage.eachRowOf', { file: report.fileName })}
            onClick={toggle}
            rightSection={<Chevron size={14} aria-hidden />}
          >
            {t('importPage.eachRow')}
          </Button>
        )}
      </Group>
      {report.notes.map((issue, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is said of a file never changes its order
        <IssueText key={place} issue={issue} place={issue.sheet ?? ''} />
      ))}
      {isOpen && <RowList file={report} />}
    </>
  )
}
