'use client'
import { useTranslations } from 'next-intl'
import type { DraftReason } from './draft.ts'

/** The sentence for why a draft has not arrived; of a lost connection only that, because the draft is safe. */
export function useReasonText(): (reason: DraftReason) => string {
  const t = useTranslations()
  return ({ code, params }) => {
    if (code === 'OFFLINE') return t('drafts.noConnection')
    return t.has(`errors.${code}`) ? t(`errors.${code}`, { count: 1, ...params }) : t('errors.UNKNOWN')
  }
}
