'use client'
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useTyped } from './use-typed.ts'

/** Searches a list while somebody types; only this box is drawn anew with every key. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (words: string) => void }) {
  const t = useTranslations('records')
  const box = useTyped(value, onSearch)
  return (
    <TextInput
      flex="1 1 12rem"
      maw={340}
      type="search"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      aria-keyshortcuts="/"
      maxLength={100}
      autoComplete="off"
      data-search=""
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={box.typed && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => box.now('')} />}
      {...box.props}
    />
  )
}
