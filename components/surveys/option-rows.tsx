'use client'
import { ActionIcon, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { mostOptions, type Option, type Question } from '#lib/surveys/schema.ts'
import { moved, newOption } from './design-changes.ts'
import { TextsInput } from './texts-input.tsx'

/** The answers that a question offers, with their points where it counts. */
export function OptionRows({ question, onChange }: { question: Question; onChange: (options: Option[]) => void }) {
  const t = useTranslations('surveys.builder')
  const { options } = question
  const change = (at: number, more: Partial<Option>) =>
    onChange(options.map((option, place) => (place === at ? { ...option, ...more } : option)))
  const isScored = question.kind === 'choice' && question.counts
  return (
    <Stack gap="sm" component="fieldset" m={0} p={0} style={{ border: 0 }}>
      <Text component="legend" fz="sm" fw={500}>
        {t('options')}
      </Text>
      {options.map((option, at) => (
        <Group key={option.id} align="flex-start" gap="xs">
          <div style={{ flex: '1 1 16rem' }}>
            <TextsInput isBare label={t('option', { at: at + 1 })} texts={option.title} onChange={(title) => change(at, { title })} />
          </div>
          {isScored && (
            <NumberInput
              w={110}
              aria-label={t('points', { at: at + 1 })}
              placeholder={t('noPoints')}
              min={0}
              max={100}
              allowDecimal={false}
              clampBehavior="strict"
              value={option.points ?? ''}
              onChange={(points) => change(at, { points: typeof points === 'number' ? points : null })}
            />
          )}
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="default"
              size="lg"
              disabled={at === 0}
              aria-label={t('optionUp', { at: at + 1 })}
              onClick={() => onChange(moved(options, at, -1))}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              disabled={at === options.length - 1}
              aria-label={t('optionDown', { at: at + 1 })}
              onClick={() => onChange(moved(options, at, 1))}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('optionRemove', { at: at + 1 })}
              onClick={() => onChange(options.filter((_, place) => place !== at))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-md"
          variant="light"
          disabled={options.length >= mostOptions}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...options, newOption()])}
        >
          {t('addOption')}
        </Button>
      </Group>
    </Stack>
  )
}
