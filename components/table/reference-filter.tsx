'use client'
import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Reference } from '../ui/records.ts'

type Props = { to: Reference; label: string; ids: string[]; onIds: (ids: string[]) => void }

/** Other records to narrow a list to, found by typing. */
export function ReferenceFilter({ to, label, ids, onIds }: Props) {
  const t = useTranslations()
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, 200)
  const found = useQuery({ queryKey: ['reference', to.name, asked], queryFn: () => to.find(asked), placeholderData: keepPreviousData })
  const chosen = useQueries({
    queries: ids.map((id) => ({ queryKey: ['reference', to.name, 'label', id], queryFn: () => to.labelOf(id) })),
  }).map(({ data }, place) => ({ value: ids[place] ?? '', label: data ?? '…' }))
  const others = (found.data ?? []).filter(({ value }) => !ids.includes(value))
  return (
    <MultiSelect
      aria-label={label}
      placeholder={ids.length === 0 ? t('table.filter.any') : undefined}
      searchable
      clearable
      maxValues={50}
      data={[...chosen, ...others]}
      // the server has searched already
      filter={({ options }) => options}
      value={ids}
      onChange={onIds}
      searchValue={words}
      onSearchChange={setWords}
      nothingFoundMessage={found.isFetching ? t('records.searching') : t('records.noneFound')}
      autoComplete="off"
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
    />
  )
}
