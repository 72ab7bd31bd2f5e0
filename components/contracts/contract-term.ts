'use client'
import { differenceInCalendarDays, parseISO } from 'date-fns'
import { useTranslations } from 'next-intl'
import { today } from '#lib/day.ts'
import type { Contract } from './contract-fields.tsx'

/** Days before its end from which a contract asks for attention. */
const soon = 30

/** A contract's term in words, and how much of it is left. */
export function useTerm({ startsOn, lastOn }: Pick<Contract, 'startsOn' | 'lastOn'>): { text: string; state: string | null; tone: string } {
  const t = useTranslations('contracts.page')
  const text = startsOn || lastOn ? t('termText', { start: startsOn ?? t('unknown'), end: lastOn ?? t('unknown') }) : t('unknown')
  const now = today()
  if (startsOn && startsOn > now) return { text, state: t('notBegun', { day: startsOn }), tone: 'blue' }
  if (!lastOn) return { text, state: null, tone: 'gray' }
  if (lastOn < now) return { text, state: t('ended', { day: lastOn }), tone: 'gray' }
  const days = differenceInCalendarDays(parseISO(lastOn), parseISO(now)) + 1
  return { text, state: t('daysLeft', { days }), tone: days <= soon ? 'orange' : 'teal' }
}
