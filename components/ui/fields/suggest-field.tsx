'use client'
import { Autocomplete } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Suggestions } from '../records.ts'
import type { InputProps } from './field-input.tsx'

/** A text with those offered that were typed before. */
export function SuggestField({ from, ...rest }: InputProps & { from: Suggestions }) {
  const { data = [] } = useQuery({ queryKey: ['suggestions', from.name], queryFn: () => from.find() })
  return <Autocomplete {...rest} data={[...new Set(data)]} limit={12} autoComplete="off" />
}
