'use client'
import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core'
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useAllowed } from '../shell/actor.tsx'
import { listAddress } from './list-address.ts'
import type { RecordRow, Records } from './records.ts'

/** Years that a list offers: next year's plan, this one, and back to when the house opened. */
const years = (): string[] => {
  const next = new Date().getFullYear() + 1
  return Array.from({ length: next - 2022 }, (_, back) => String(next - back))
}

/** Above a list: search, year, import, and the button that logs a new record. */
export function ListBar<View extends RecordRow>({ records, onNew }: { records: Records<View>; onNew: () => void }) {
  const t = useTranslations('records')
  const texts = useTranslations(records.texts)
  const [{ search, year }, setAddress] = useQueryStates(listAddress)
  const mayWrite = useAllowed(records.write)
  const mayImport = useAllowed('sheets.write')
  return (
    <Group mb="sm" gap="xs" justify="space-between">
      <Group gap="xs" flex="1 1 16rem">
        <TextInput
          flex="1 1 10rem"
          maw={320}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(typing) => setAddress({ search: typing.currentTarget.value || null, page: null }, { throttleMs: 250 })}
          rightSection={
            search && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => setAddress({ search: null, page: null })} />
          }
        />
        {records.yearly && (
          <Select
            w={120}
            aria-label={t('year')}
            placeholder={t('allYears')}
            clearable
            data={years()}
            value={year ? String(year) : null}
            onChange={(chosen) => setAddress({ year: chosen ? Number(chosen) : null, page: null }, { history: 'push' })}
          />
        )}
      </Group>
      <Group gap="xs">
        {mayImport && records.importable && (
          <Button
            component={Link}
            href="/imports"
            prefetch={false}
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
          >
            {t('import')}
          </Button>
        )}
        {mayWrite && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
            {texts('new')}
          </Button>
        )}
      </Group>
    </Group>
  )
}
