'use client'
import { Badge, Group, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { grouped, groupedYuan } from '#lib/money.ts'
import { Picked } from './fields/picked.tsx'
import { clockOf } from './record-values.ts'
import type { Column, RecordRow } from './records.ts'

/** One value of a list, drawn by its kind. Nothing is a dash, never an empty place. */
export function Cell<View extends RecordRow>({ column, row }: { column: Column<View>; row: View }) {
  const t = useTranslations()
  const value = column.of ? column.of(row) : (row as Record<string, unknown>)[column.name]
  if (value === null || value === undefined || value === '')
    return (
      <Text c="dimmed" span>
        {t('common.none')}
      </Text>
    )
  switch (column.kind) {
    case 'money':
      return groupedYuan(String(value))
    case 'decimal':
    case 'whole':
      return grouped(String(value))
    case 'instant':
      return clockOf(String(value))
    case 'month':
      return String(value).slice(0, 7)
    case 'day':
      return <Tag text={String(value)} tone={column.toneOf?.(row)} />
    case 'yesNo':
      return <Tag text={t(value ? 'common.yes' : 'common.no')} tone={column.tones?.[String(value)]} />
    case 'choice':
      return <Tag text={t(`enums.${column.words}.${value}`)} tone={column.tones?.[String(value)]} />
    case 'pick':
      return column.picks ? <Picked from={column.picks} value={String(value)} /> : String(value)
    case 'tags':
      if (column.words) return <CodeTags codes={value as string[]} column={column} />
      return (value as string[]).join(t('table.and')) || t('common.none')
    case 'evidence':
      return <EvidenceTags kinds={value as string[]} words={column.words ?? ''} />
    default:
      return String(value)
  }
}

/** Codes of a list, each in its word and colour. */
function CodeTags<View>({ codes, column: { words, tones } }: { codes: string[]; column: Pick<Column<View>, 'words' | 'tones'> }) {
  const t = useTranslations()
  if (codes.length === 0)
    return (
      <Text c="dimmed" span>
        {t('common.none')}
      </Text>
    )
  return (
    <Group gap={4} wrap="wrap" display="inline-flex">
      {codes.map((code) => (
        <Tag key={code} text={t(`enums.${words}.${code}`)} tone={tones?.[code]} />
      ))}
    </Group>
  )
}

/** A state in a word, with a colour beside it for the quick eye. */
function Tag({ text, tone }: { text: string; tone?: string | undefined }) {
  if (!tone) return text
  return (
    <Badge variant="light" color={tone} tt="none" autoContrast miw="max-content">
      {text}
    </Badge>
  )
}

/** What is still missing of a record's evidence; nothing missing is one word. */
function EvidenceTags({ kinds, words }: { kinds: string[]; words: string }) {
  const t = useTranslations()
  if (kinds.length === 0) return <Tag text={t('records.evidence.complete')} tone="teal" />
  return (
    <Group gap={4} wrap="wrap" display="inline-flex">
      {kinds.map((kind) => (
        <Tag key={kind} text={t('records.evidence.lacks', { kind: t(`enums.${words}.${kind}`) })} tone="orange" />
      ))}
    </Group>
  )
}
