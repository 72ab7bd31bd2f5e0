'use client'
import { useQueries } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import type { Filters } from '#lib/address-text.ts'
import { clockOf } from '../ui/record-values.ts'
import type { TableColumn } from './columns.ts'

type Translate = (key: string, values?: Record<string, string | number>) => string
type Ask = Filters[string]

/** A column's filter as a reader says it: `已举办、计划中`, `2026-01-01 至 2026-03-31`, `含“青年”`, `未填写`. */
export function filterText(column: TableColumn, ask: Ask, t: Translate, nameOf: (id: string) => string): string {
  const { is, from, to, contains, isEmpty } = ask
  const wordOf = (value: string): string => {
    if (column.filter?.kind === 'choice') return column.filter.codes.includes(value) ? t(`enums.${column.filter.words}.${value}`) : value
    if (column.filter?.kind === 'yesNo') return t(value === 'true' ? 'common.yes' : 'common.no')
    return column.filter?.kind === 'reference' || column.filter?.kind === 'pick' ? nameOf(value) : value
  }
  const end = (value: string) => (column.filter?.kind === 'days' && value.includes('T') ? clockOf(value) : value)
  const isNumber = column.filter?.kind === 'numbers'
  const parts = [
    is?.map(wordOf).join(t('table.and')),
    from !== undefined && to !== undefined && t('table.words.between', { from: end(from), to: end(to) }),
    from !== undefined && to === undefined && t(isNumber ? 'table.words.least' : 'table.words.from', { from: end(from) }),
    from === undefined && to !== undefined && t(isNumber ? 'table.words.most' : 'table.words.to', { to: end(to) }),
    contains !== undefined && t('table.words.contains', { words: contains }),
    isEmpty === false && t('table.words.filled'),
  ]
  const said = parts.filter(Boolean).join(t('table.words.both'))
  if (!isEmpty) return said
  return said === '' ? t('table.words.empty') : t('table.words.orEmpty', { said })
}

/** Each active filter in words, with the name of its column; the names of other records and of what the office lists are looked up. */
export function useFilterWords(columns: readonly TableColumn[], filters: Filters): { name: string; text: string }[] {
  const t = useTranslations()
  const locale = useLocale()
  const asked = columns.flatMap((column) => {
    const ask = filters[column.name]
    return ask ? [{ column, ask }] : []
  })
  const others = asked.flatMap(({ column: { filter }, ask }) =>
    filter?.kind === 'reference' ? (ask.is ?? []).map((id) => ({ to: filter.to, id })) : [],
  )
  const names = useQueries({
    queries: others.map(({ to, id }) => ({ queryKey: ['reference', to.name, 'label', id], queryFn: () => to.labelOf(id) })),
  })
  const lists = asked.flatMap(({ column: { filter } }) => (filter?.kind === 'pick' ? [filter.from] : []))
  const picks = useQueries({
    queries: lists.map((from) => ({ queryKey: ['picks', from.name, locale], queryFn: () => from.find(locale) })),
  }).flatMap(({ data }) => data ?? [])
  const nameOf = (id: string) => {
    const pick = picks.find(({ value }) => value === id)
    if (pick) return pick.text && t.has(pick.text) ? t(pick.text) : pick.label
    return names[others.findIndex((one) => one.id === id)]?.data ?? '…'
  }
  return asked.map(({ column, ask }) => ({
    name: column.name,
    text: t('table.words.filter', { label: t(column.label), said: filterText(column, ask, t, nameOf) }),
  }))
}
