import { ActionIcon, Group, Paper, Slider, Text, TextInput } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { plainNumber } from '#components/ui/record-values.ts'
import { plain } from '#lib/money.ts'
import { type Moves, reachOf, type ScenarioRow } from './scenario.ts'

type Props = { row: ScenarioRow; onMove: (kind: keyof Moves, value: string | null) => void }

/** One indicator: its actual on a slider and in a field, its target and weight in fields, its score at once. */
export function WhatIfRow({ row, onMove }: Props) {
  const t = useTranslations('indicators.whatIf')
  const { real, actual, target, weight, score, isMoved } = row
  const reset = () => {
    for (const kind of ['actuals', 'targets', 'weights'] as const) onMove(kind, null)
  }
  const reach = reachOf(real)
  return (
    <Paper withBorder p="sm" component="article" aria-label={`${real.code} ${real.name}`} data-moved={isMoved || undefined}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
          <Text fz="sm" fw={600}>
            {real.code} {real.name}
          </Text>
          <Text fz="xs" c="dimmed" className="figures">
            {t('real')}：{real.actual === null ? t('missing') : `${plain(real.actual)} ${real.unit}`} / {real.operator} {plain(real.target)}{' '}
            {real.unit} · {real.score ?? '—'} / {plain(real.weight)}
          </Text>
          <Slider
            mt="sm"
            mb={4}
            min={0}
            max={reach}
            step={reach > 1000 ? 10 : reach > 20 ? 1 : 0.1}
            value={Math.min(reach, Number(actual ?? 0))}
            onChange={(value) => onMove('actuals', String(value))}
            label={(value) => `${value} ${real.unit}`}
            thumbLabel={t('slide', { code: real.code, name: real.name })}
            size="md"
            thumbSize={24}
          />
        </div>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Entry
            label={t('actual')}
            name={t('actualOf', { code: real.code })}
            value={actual ?? ''}
            onEnter={(value) => onMove('actuals', value)}
            mayBeZero
          />
          <Entry
            label={t('target')}
            name={t('targetOf', { code: real.code })}
            value={target}
            onEnter={(value) => onMove('targets', value)}
          />
          <Entry
            label={t('weight')}
            name={t('weightOf', { code: real.code })}
            value={weight}
            onEnter={(value) => onMove('weights', value)}
          />
        </Group>
        <Group gap={4} wrap="nowrap">
          <Text fw={700} className="figures" miw={56} ta="right" title={t('score')}>
            {score ?? '—'}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={!isMoved}
            onClick={reset}
            aria-label={t('resetOne', { code: real.code })}
          >
            <IconRefresh size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
    </Paper>
  )
}

type EntryProps = { label: string; name: string; value: string; onEnter: (value: string | null) => void; mayBeZero?: boolean }

/** A figure as it is typed; what is no number is said and moves nothing, and an empty field is the real figure again. */
function Entry({ label, name, value, onEnter, mayBeZero = false }: EntryProps) {
  const t = useTranslations('indicators.whatIf')
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === '' ? '' : plain(value))
  const isFit = (text: string) => /^\d{1,10}(\.\d{1,10})?$/.test(text) && (mayBeZero || Number(text) > 0)
  return (
    <TextInput
      label={label}
      aria-label={name}
      w={84}
      size="sm"
      inputMode="decimal"
      value={shown}
      error={typed !== null && typed !== '' && !isFit(plainNumber(typed)) ? t('invalid') : null}
      onChange={(typing) => {
        const text = typing.currentTarget.value
        setTyped(text)
        if (text.trim() === '') onEnter(null)
        else if (isFit(plainNumber(text))) onEnter(plainNumber(text))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
