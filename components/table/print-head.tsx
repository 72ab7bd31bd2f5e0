'use client'
import { useTranslations } from 'next-intl'
import { useVisitor } from '../shell/actor.tsx'
import { clockOf } from '../ui/record-values.ts'
import classes from './print-head.module.css'
import type { List } from './use-list.ts'

/** What stands above a list on paper: what it is, by what it was narrowed, who printed it and when. */
export function PrintHead({ title, list, words, total }: { title: string; list: List; words: readonly string[]; total: number }) {
  const t = useTranslations('table')
  const visitor = useVisitor()
  const { year, search, removed } = list.address
  const said = [
    removed && t('removed.title'),
    year && t('export.year', { year }),
    search && t('export.search', { words: search }),
    ...words,
    t('export.rows', { count: total }),
  ].filter(Boolean)
  return (
    <div className={classes.head}>
      <p className={classes.title}>{title}</p>
      <p>{said.join(t('words.both'))}</p>
      {/* the minute of printing, not that of a render on the server */}
      <p suppressHydrationWarning>{t('export.by', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })}</p>
    </div>
  )
}
