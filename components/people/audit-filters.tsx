'use client'
import { Button, Group, Select, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconX } from '@tabler/icons-react'
import { useMessages, useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { dayTyped } from '#components/ui/record-values.ts'
import { auditAddress } from './audit-address.ts'

/** Narrows the audit to somebody, to an operation, to a kind of record, to words, to days, or to one record. */
export function AuditFilters() {
  const t = useTranslations('audit')
  const [address, setAddress] = useQueryStates(auditAddress)
  const catalogue = useMessages().audit as { verbs: Record<string, string>; sources: Record<string, string> }
  const choices = (words: Record<string, string>, before = '') =>
    Object.entries(words).map(([key, label]) => ({ value: `${before}${key}`, label }))
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label={t('filters')}>
      <TextInput
        flex="1 1 9rem"
        label={t('actor')}
        maxLength={100}
        autoCapitalize="none"
        value={address.actor}
        onChange={(typing) => setAddress({ actor: typing.currentTarget.value || null, before: null }, { throttleMs: 250 })}
      />
      <Select
        flex="1 1 9rem"
        label={t('operation')}
        data={choices(catalogue.verbs, '.')}
        clearable
        searchable
        value={address.operation || null}
        onChange={(operation) => setAddress({ operation, before: null }, { history: 'push' })}
      />
      <Select
        flex="1 1 9rem"
        label={t('source')}
        data={choices(catalogue.sources)}
        clearable
        searchable
        value={address.source || null}
        onChange={(source) => setAddress({ source, before: null }, { history: 'push' })}
      />
      <TextInput
        flex="1 1 12rem"
        label={t('words')}
        placeholder={t('wordsHint')}
        maxLength={200}
        value={address.words}
        onChange={(typing) => setAddress({ words: typing.currentTarget.value || null, before: null }, { throttleMs: 400 })}
      />
      <DatesFrame>
        <Group flex="1 1 17rem" gap="xs" wrap="nowrap">
          {(['from', 'to'] as const).map((end) => (
            <DateInput
              key={end}
              flex="1 1 8rem"
              label={t(end)}
              placeholder="YYYY-MM-DD"
              clearable
              value={address[end]}
              onChange={(day) => setAddress({ [end]: day?.slice(0, 10) ?? null, before: null })}
              dateParser={(typed) => dayTyped(typed, new Date().getFullYear())}
              inputMode="numeric"
              autoComplete="off"
            />
          ))}
        </Group>
      </DatesFrame>
      {address.record !== null && (
        <Button variant="light" rightSection={<IconX size={14} aria-hidden />} onClick={() => setAddress({ record: null, before: null })}>
          {t('onlyOneRecord')}
        </Button>
      )}
    </Group>
  )
}
