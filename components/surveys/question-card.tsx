'use client'
import { ActionIcon, Group, NumberInput, Paper, Stack, Switch, Text, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { hasOptions, mayCount } from '#lib/surveys/rules.ts'
import type { Question } from '#lib/surveys/schema.ts'
import { OptionRows } from './option-rows.tsx'
import { TextsInput } from './texts-input.tsx'

type Props = {
  question: Question
  /** Its place, from 1, and how many there are. */
  at: number
  count: number
  onChange: (question: Question) => void
  onMove: (by: -1 | 1) => void
  onCopy: () => void
  onRemove: () => void
}

/** One question being made: wording in three languages, what it offers, whether it has to be answered and counts. Alt with an arrow moves it. */
export function QuestionCard({ question, at, count, onChange, onMove, onCopy, onRemove }: Props) {
  const t = useTranslations('surveys.builder')
  const kinds = useTranslations('enums.questionKind')
  const change = (more: Partial<Question>) => onChange({ ...question, ...more })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const name = t('question', { at })
  return (
    <Paper component="article" withBorder p="md" aria-label={name} onKeyDown={onKeyDown}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={2} size="h5">
              {name}
            </Title>
            <Text fz="sm">{kinds(question.kind)}</Text>
          </Group>
          <Group gap={4}>
            <ActionIcon variant="default" size="lg" disabled={at === 1} aria-label={t('up', { at })} onClick={() => onMove(-1)}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" size="lg" disabled={at === count} aria-label={t('down', { at })} onClick={() => onMove(1)}>
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" size="lg" aria-label={t('copy', { at })} onClick={onCopy}>
              <IconCopy size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="default" size="lg" aria-label={t('remove', { at })} onClick={onRemove}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <TextsInput required label={t('wording')} texts={question.title} onChange={(title) => change({ title })} />
        <TextsInput label={t('hint')} texts={question.hint} onChange={(hint) => change({ hint })} />
        {hasOptions(question.kind) && <OptionRows question={question} onChange={(options) => change({ options })} />}
        <Group gap="lg">
          <Switch
            label={t('required')}
            checked={question.required}
            onChange={(turned) => change({ required: turned.currentTarget.checked })}
          />
          {mayCount(question.kind) && (
            <Switch label={t('counts')} checked={question.counts} onChange={(turned) => change({ counts: turned.currentTarget.checked })} />
          )}
          {question.kind === 'score' && (
            <NumberInput
              w={140}
              label={t('fullScore')}
              min={2}
              max={100}
              allowDecimal={false}
              clampBehavior="blur"
              value={question.fullScore ?? ''}
              onChange={(full) => change({ fullScore: typeof full === 'number' ? full : null })}
            />
          )}
        </Group>
      </Stack>
    </Paper>
  )
}
