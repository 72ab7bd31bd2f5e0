'use client'
import { Badge, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { sentenceOf } from '#lib/sheets/rules.ts'
import type { Issue, Outcome } from '#lib/sheets/schema.ts'
import { outcomeColours, readable } from './count-badges.tsx'

/** What became of a row, as a word in a colour. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('imports.outcomes')
  return (
    <Badge variant="light" size="sm" color={outcomeColours[outcome]} styles={readable}>
      {t(outcome)}
    </Badge>
  )
}

/** One thing said about a cell, a row or a file: how grave, where, and the sentence. */
export function IssueText({ issue, place }: { issue: Issue; place: string }) {
  const words = useTranslations('imports')
  const facts = useTranslations('facts')
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <OutcomeBadge outcome={issue.severity} />
      <Text fz="sm" style={{ flex: 1 }}>
        {place && (
          <Text span fz="sm" fw={600}>
            {place}{' '}
          </Text>
        )}
        {sentenceOf(issue, words, facts)}
      </Text>
    </Group>
  )
}
