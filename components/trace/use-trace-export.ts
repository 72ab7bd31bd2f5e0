'use client'
import { useMessages, useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { clockOf } from '#components/ui/record-values.ts'
import type { client } from '#lib/api.ts'
import type { TermTrace } from '#lib/facts/schema.ts'
import { useVisitor } from '../shell/actor.tsx'
import { traceLook } from './trace-address.ts'
import { useTraceTexts } from './trace-texts.ts'

/** What a trace's file is to say: how it is counted, in which period, by what it was narrowed, who took it and when; in the reader's language. */
export function useTraceExport(trace: TermTrace, title: string): () => Parameters<typeof client.facts.export>[0] {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const visitor = useVisitor()
  const { facts } = useMessages()
  const [{ only, sort }] = useQueryStates(traceLook)
  const { term, from, to, value, unit } = trace
  return () => ({
    ...term,
    ...{ from, to, only, order: sort, title },
    notes: [
      `${t('formula')}：${texts.term(term, trace)}`,
      t('period', { from, to }),
      `${t('value')}：${value === null ? t('missing') : texts.amount(value, unit, term)}`,
      ...(only.length > 0 ? [`${t('groups')}：${only.map(texts.facet).join('、')}`] : []),
      t('takenBy', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) }),
    ],
    headings: [t('day'), t('record'), t('group'), t('amount'), t('reason'), t('evidence'), t('origin')],
    words: { ...facts.facets, ...facts.reasons },
    limitNote: t('limit'),
  })
}
