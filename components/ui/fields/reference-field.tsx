'use client'
import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Option, Reference } from '../records.ts'
import type { InputProps } from './field-input.tsx'

type Props = InputProps & {
  to: Reference
  clearable: boolean
  placeholder?: string
  given?: Record<string, string>
  onName: (name: string) => void
  onPick?: (id: string) => void
}

const nothing = {}

/** Another record, found by typing. What is chosen keeps its name even when it is not among those found. */
export function ReferenceField({ to, given = nothing, value, onChange, onName, onPick, ...rest }: Props) {
  const t = useTranslations('records')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, 200)
  const chosen = useQuery({ queryKey: ['reference', to.name, 'label', value], queryFn: () => to.labelOf(value), enabled: value !== '' })
  // the words of the chosen one stand in the box: they are no search
  const search = asked === chosen.data ? '' : asked
  const found = useQuery({
    queryKey: ['reference', to.name, search, given],
    queryFn: () => to.find(search, given),
    placeholderData: keepPreviousData,
  })
  const options = withChosen(found.data ?? [], value && chosen.data ? { value, label: chosen.data } : null)
  return (
    <Select
      {...rest}
      searchable
      data={options}
      renderOption={({ option }) => <Choice {...option} />}
      // the server has searched already
      filter={({ options: all }) => all}
      value={value || null}
      searchValue={words}
      onSearchChange={setWords}
      onChange={(id, option) => {
        onChange(id ?? '')
        if (id && option) onName(option.label)
        if (id) onPick?.(id)
      }}
      allowDeselect={false}
      nothingFoundMessage={found.isFetching ? t('searching') : t('noneFound')}
      autoComplete="off"
    />
  )
}

const withChosen = (found: Option[], chosen: Option | null): Option[] =>
  chosen && !found.some((option) => option.value === chosen.value) ? [chosen, ...found] : found

function Choice({ label, hint }: Option) {
  if (!hint) return label
  return (
    <span>
      {label}{' '}
      <Text span fz="sm" c="dimmed">
        {hint}
      </Text>
    </span>
  )
}
