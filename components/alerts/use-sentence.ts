'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { sentenceOf } from '#lib/alerts/rules.ts'
import type { Params } from '#lib/alerts/schema.ts'

/** What an alert, or a digest in an inbox, says in the reader's language. */
export function useSentence() {
  const t = useTranslations()
  return useCallback(
    (kind: string, params: Params): string => {
      const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))
      return kind === 'digest' ? t('inbox.digest', values) : sentenceOf((key, given) => t(key as 'alerts.many', given), kind, params)
    },
    [t],
  )
}
