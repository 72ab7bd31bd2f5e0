'use client'
import { Card, Group, Input, Stack, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import type { PartsInput } from '#components/ui/records.ts'
import { pointsTotal } from '#lib/scorecards/rules.ts'
import type { AssessmentScore } from '#lib/scorecards/schema.ts'
import { GradeBadge } from './grade-badge.tsx'

/** Whether a score is a number of points that its criterion can give. */
const isScored = ({ score, maximum }: AssessmentScore) => /^\d+(\.\d{1,2})?$/.test(score) && Number(score) <= Number(maximum)

/** The scores of an assessment, criterion by criterion, with the total as it grows. */
export const AssessmentScores: PartsInput = ({ label, parts, onChange, disabled, error }) => {
  const t = useTranslations('organisations.assessment.scoring')
  const scores = parts as AssessmentScore[]
  const change = (at: number, part: Partial<AssessmentScore>) =>
    onChange(scores.map((score, i) => (i === at ? { ...score, ...part } : score)))
  const total = pointsTotal(scores.map(({ score }) => score))
  const maximum = pointsTotal(scores.map((score) => score.maximum))
  const left = scores.filter((score) => !isScored(score)).length
  return (
    <Input.Wrapper label={label} labelElement="div" error={error} required style={{ gridColumn: '1 / -1' }}>
      <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {scores.map((one, at) => (
          <Card key={one.item} component="li" withBorder p="xs">
            <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
              <Text fz="sm" fw={500} pt={6}>
                {at + 1}. {one.name}
              </Text>
              <TextInput
                w={120}
                aria-label={t('score', { name: one.name, maximum: one.maximum })}
                rightSection={<Text fz="xs" c="dimmed">{`/ ${one.maximum}`}</Text>}
                rightSectionWidth={56}
                inputMode="decimal"
                autoComplete="off"
                value={one.score}
                onChange={(typing) => change(at, { score: plainNumber(typing.currentTarget.value) })}
                disabled={disabled}
                data-field={at === 0 ? 'scores' : undefined}
                error={(error || one.score !== '') && !isScored(one) ? true : undefined}
              />
            </Group>
            <TextInput
              mt={4}
              aria-label={t('note', { name: one.name })}
              placeholder={t('noteHint')}
              autoComplete="off"
              value={one.note ?? ''}
              onChange={(typing) => change(at, { note: typing.currentTarget.value || null })}
              disabled={disabled}
            />
          </Card>
        ))}
      </Stack>
      <Group justify="space-between" mt="xs" role="status">
        <Text fw={600}>{t('total', { total, maximum })}</Text>
        {left > 0 ? (
          <Text fz="sm" c="dimmed">
            {t('left', { count: left })}
          </Text>
        ) : (
          <GradeBadge total={total} maximum={maximum} />
        )}
      </Group>
    </Input.Wrapper>
  )
}
