'use client'
import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ReportCheck } from '#lib/report-check/schema.ts'
import { useFindingText } from '../lint/finding-text.ts'
import { TextPieces } from '../lint/text-pieces.tsx'

function Section({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={2} fz="lg">
        {title}
      </Title>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {children}
      </Stack>
    </Stack>
  )
}
const item = (key: number, children: ReactNode) => (
  <Paper component="li" key={key} withBorder p="sm">
    {children}
  </Paper>
)

/** Paragraphs that read otherwise. */
export function TextList({ texts }: { texts: ReportCheck['texts'] }) {
  const t = useTranslations('reportCheck')
  return (
    <Section title={t('sections.texts')}>
      {texts.map(({ kind, pieces }, index) =>
        item(
          index,
          <>
            <Badge variant="light" color="gray" tt="none" autoContrast mb={4}>
              {t(`texts.${kind}`)}
            </Badge>
            <TextPieces pieces={pieces} />
          </>,
        ),
      )}
    </Section>
  )
}

/** What the linter finds in the file's own words. */
export function LintList({ findings }: { findings: ReportCheck['lint'] }) {
  const t = useTranslations('reportCheck')
  const textOf = useFindingText()
  return (
    <Section title={t('sections.lint')}>
      {findings.map((finding, index) =>
        item(
          index,
          <>
            <Text fw={600}>{textOf(finding)}</Text>
            <Text fz="sm" c="dimmed" lineClamp={3}>
              {finding.text}
            </Text>
          </>,
        ),
      )}
    </Section>
  )
}

/** What was changed with tracking on, by whom. */
export function TrackedList({ tracked }: { tracked: ReportCheck['tracked'] }) {
  const t = useTranslations('reportCheck')
  return (
    <Section title={t('sections.tracked', { insertions: tracked.insertions, deletions: tracked.deletions })}>
      {tracked.changes.map(({ kind, author, text }, index) =>
        item(
          index,
          <Group gap="xs" align="baseline">
            <Text fz="sm" c="dimmed">
              {author || t('nobody')} · {t(`trackedKinds.${kind}`)}
            </Text>
            <Text style={{ overflowWrap: 'anywhere' }}>
              <TextPieces pieces={[{ kind: kind === 'insertion' ? 'new' : 'gone', text }]} />
            </Text>
          </Group>,
        ),
      )}
    </Section>
  )
}

/** Remarks in the margin. */
export function CommentList({ comments }: { comments: ReportCheck['comments'] }) {
  const t = useTranslations('reportCheck')
  return (
    <Section title={t('sections.comments')}>
      {comments.map(({ author, text, about }, index) =>
        item(
          index,
          <>
            <Text fz="sm" c="dimmed">
              {author || t('nobody')}
              {about !== '' && ` · ${t('remarkOf', { text: about })}`}
            </Text>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
          </>,
        ),
      )}
    </Section>
  )
}
