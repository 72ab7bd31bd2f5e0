'use client'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PickOption, Picks } from '../records.ts'

/** The options of a list that the office keeps, named in the reader's language. */
export function usePicks(from: Picks): PickOption[] {
  const t = useTranslations()
  const locale = useLocale()
  const { data } = useQuery({ queryKey: ['picks', from.name, locale], queryFn: () => from.find(locale) })
  return useMemo(
    () => (data ?? []).map((option) => (option.text && t.has(option.text) ? { ...option, label: t(option.text) } : option)),
    [data, t],
  )
}

/** One option by its name; what is not among them is said otherwise, or stays as it is. */
export function Picked({ from, value, otherwise = value }: { from: Picks; value: string; otherwise?: string }) {
  return usePicks(from).find((option) => option.value === value)?.label ?? otherwise
}
