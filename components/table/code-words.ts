'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import type { PickOption } from '../ui/records.ts'
import type { TableColumn } from './columns.ts'

/** What the codes of a column are called in the reader's language: for those who cannot ask our catalogues, as a spreadsheet. */
export function useCodeWords(): (column: TableColumn) => { words?: Record<string, string> } {
  const t = useTranslations()
  const locale = useLocale()
  const { enums = {} } = useMessages() as { enums?: Record<string, Record<string, string>> }
  const cache = useQueryClient()
  return (column) => {
    const yesNo = { true: t('common.yes'), false: t('common.no') }
    if (column.kind === 'yesNo') return { words: yesNo }
    if (column.picks) {
      const options = cache.getQueryData<PickOption[]>(['picks', column.picks.name, locale]) ?? []
      return { words: Object.fromEntries(options.map(({ value, label, text }) => [value, text && t.has(text) ? t(text) : label])) }
    }
    return column.words ? { words: enums[column.words] ?? {} } : {}
  }
}
