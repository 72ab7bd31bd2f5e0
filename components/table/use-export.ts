'use client'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useVisitor } from '../shell/actor.tsx'
import { useErrorText } from '../ui/error-text.ts'
import { clockOf } from '../ui/record-values.ts'
import type { RecordRow, Records } from '../ui/records.ts'
import { useCodeWords } from './code-words.ts'
import type { FileFormat } from './file-menu.tsx'
import { saveFile } from './save-file.ts'
import type { List } from './use-list.ts'

/** Brings what a list shows, or the rows chosen in it, as a file: headings in the reader's language, and beneath the table by what it was narrowed, who took it and when. */
export function useExport(records: Records<RecordRow>, list: List, words: readonly string[], chosen: readonly RecordRow[] | null) {
  const t = useTranslations()
  const visitor = useVisitor()
  const textOf = useErrorText()
  const codesOf = useCodeWords()
  const bring = records.operations.export
  return (format: FileFormat): void => {
    if (!bring) return
    const title = t(`${records.texts}.title`)
    const { search = '', filters, sort, removed } = list.ask
    const year = list.address.year
    const count = chosen?.length ?? list.query.data?.total ?? 0
    const notes = [
      ...(year ? [t('table.export.year', { year })] : []),
      ...(search ? [t('table.export.search', { words: search })] : []),
      ...words,
      ...(removed ? [t('table.removed.title')] : []),
      t(chosen ? 'table.export.chosen' : 'table.export.rows', { count }),
      t('table.export.by', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) }),
    ]
    const columns = list.columns.flatMap((column) =>
      column.at ? [{ path: column.at, heading: t(column.label), kind: column.kind, ...codesOf(column) }] : [],
    )
    const notice = notifications.show({
      loading: true,
      autoClose: false,
      withCloseButton: false,
      message: t('table.export.working', { count }),
    })
    const narrowed = chosen ? { filters: { ...filters, id: { is: chosen.map(({ id }) => id) } } } : { filters }
    const ask = { search, year, sort, removed, ...narrowed, format, title, columns, notes }
    const done = (color: string, autoClose: number, message: string) =>
      notifications.update({ id: notice, loading: false, withCloseButton: true, autoClose, color, message })
    bring(ask).then(
      (file) => {
        saveFile(file, `${title} ${year ?? ''}`.trim(), format)
        done('teal', 4000, t('table.export.done', { count }))
      },
      (error) => done('red', 10_000, textOf(error)),
    )
  }
}
