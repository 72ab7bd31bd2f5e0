'use client'
import { ActionIcon, Group, TextInput } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { isHeads } from './bulk-lines.ts'

type Props = { label: string; value: string; onChange: (typed: string) => void }

/** A number of heads, typed or counted with the thumb. */
export function HeadsInput({ label, value, onChange }: Props) {
  const t = useTranslations('events.bulk')
  const step = (by: number) => onChange(String(Math.max(1, (Number.parseInt(value, 10) || 0) + by)))
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={label}>
      <ActionIcon variant="default" size={44} aria-label={`${label} ${t('fewer')}`} onClick={() => step(-1)} disabled={value === '1'}>
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <TextInput
        w={64}
        size="md"
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        error={!isHeads(value)}
        onFocus={(focus) => focus.currentTarget.select()}
        onChange={(typing) => onChange(typing.currentTarget.value.normalize('NFKC').trim())}
      />
      <ActionIcon variant="default" size={44} aria-label={`${label} ${t('more')}`} onClick={() => step(1)}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
