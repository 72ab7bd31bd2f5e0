'use client'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-hk'
import { DatesProvider } from '@mantine/dates'
import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'

const names: Record<string, string> = { 'zh-Hans': 'zh-cn', 'zh-Hant-HK': 'zh-hk' }

/** Calendars in the reader's language; stands only around what has dates, so that other pages don't load them. */
export function DatesFrame({ children }: { children: ReactNode }) {
  return <DatesProvider settings={{ locale: names[useLocale()] ?? 'en', firstDayOfWeek: 1 }}>{children}</DatesProvider>
}
