import { readdirSync, readFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import { houseZone } from './day.ts'
import type { Locale } from './locale.ts'

type Messages = Record<string, Record<string, unknown>>
const loaded = new Map<Locale, Messages>()

/** All texts of a language: one file a namespace in lib/messages/<locale>. */
export function messagesOf(locale: Locale): Messages {
  const known = loaded.get(locale)
  if (known) return known
  const dir = `lib/messages/${locale}`
  const files = readdirSync(dir).filter((name) => name.endsWith('.json'))
  const messages = Object.fromEntries(files.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(`${dir}/${name}`, 'utf8'))]))
  if (process.env.NODE_ENV !== 'development') loaded.set(locale, messages)
  return messages
}

/** Puts a text of the catalogues into words: `t('alerts.sentences.light', { name })`. */
export type Words = (key: string, values?: Record<string, unknown>) => string

/** The texts of a language for what is written without a page around it: mails, messages, files. */
export const wordsIn = (locale: Locale): Words =>
  createTranslator({ locale, messages: messagesOf(locale), timeZone: houseZone } as never) as unknown as Words
