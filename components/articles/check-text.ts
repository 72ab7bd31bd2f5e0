'use client'
import { useTranslations } from 'next-intl'
import type { FollowerCheck } from '#lib/articles/rules.ts'
import { grouped } from '#lib/money.ts'

/** What does not fit in a series of followers, as a sentence with its figures. */
export function useCheckText(): (check: FollowerCheck) => string {
  const t = useTranslations('articles.checks')
  const said = (figure: number) => grouped(String(figure))
  return (check) => {
    if (check.kind === 'gap') return t('gap', { from: check.from, to: check.to, days: check.days })
    if (check.kind === 'jump') return t('jump', { day: check.day, previous: said(check.previous), value: said(check.value) })
    return t('break', { day: check.day, expected: said(check.expected), value: said(check.value) })
  }
}
