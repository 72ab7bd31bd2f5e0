'use client'
import { useTranslations } from 'next-intl'
import type { Finding } from '#lib/lint/schema.ts'

/** Gives the sentence of a finding: what is written, and what should be. */
export function useFindingText(): (finding: Pick<Finding, 'rule' | 'found' | 'wanted'>) => string {
  const t = useTranslations('lint')
  return ({ rule, found, wanted }) => {
    if (rule === 'unit' && wanted === '') return t('rules.unitTwice', { found })
    return t(`rules.${rule}`, { found, wanted })
  }
}
