'use client'
import { useTranslations } from 'next-intl'
import { useVisitor } from '../shell/actor.tsx'
import { clockOf } from '../ui/record-values.ts'
import classes from './print-head.module.css'
import type { List } from './use-list.ts'
import { usePrinting } from './use-printing.ts'

/** What stands above a list on paper: by what it was narrowed, who printed it and when. */
export function PrintHead({ list, words }: { list: List; words: readonly string[] }) {
  const t = useTranslations('table')
  const visitor = useVisitor()
  const { year, search, removed, page } = list.address
  const { rows, total } = list.query.data ?? { rows: [], total: 0 }
  // drawn anew for the paper: the minute of printing, not that of opening the page
  usePrinting()
  const said = [
    removed && t('removed.title'),
    year && t('export.year', { year }),
    search && t('export.search', { words: search }),
    ...words,
    t('export.rows', { count: total }),
    rows.length < total && t('export.page', { page, count: rows.length }),
  ].filter(Boolean)
  return (
    <div className={classes.head}>
      <p>{said.join(t('words.both'))}</p>
      <p suppressHydrationWarning>{t('export.by', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })}</p>
    </div>
  )
}
