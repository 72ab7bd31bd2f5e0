'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type AuditCatalogue, auditWords } from '#lib/audit/rules.ts'

/** The words of the audit in the reader's language. */
export function useAuditTexts() {
  const t = useTranslations()
  const format = useFormatter()
  return useMemo(
    () => auditWords(t as unknown as AuditCatalogue, (at) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' })),
    [t, format],
  )
}
