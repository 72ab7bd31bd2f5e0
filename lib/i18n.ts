import { readdirSync, readFileSync } from 'node:fs'
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { houseZone } from './day.ts'
import { type Locale, localeFor, locales } from './locale.ts'

type Messages = Record<string, Record<string, unknown>>
const loaded = new Map<Locale, Messages>()

/** All texts of a language: one file a namespace in lib/messages/<locale>. */
export function messagesOf(locale: Locale): Messages {
  const known = loaded.get(locale)
  if (known) return known
  const dir = `lib/messages/${locale}`
  const files = readdirSync(dir).filter((name) => name.endsWith('.json'))
  const messages = Object.fromEntries(files.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(`${dir}/${name}`, 'utf8'))]))
  if (process.env.NODE_ENV === 'production') loaded.set(locale, messages)
  return messages
}

/** The language of a request: the reader's choice, else what the browser prefers, else 简体. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get('locale')?.value
  const locale = locales.find((known) => known === chosen) ?? localeFor((await headers()).get('accept-language') ?? '')
  return { locale, messages: messagesOf(locale), timeZone: houseZone }
})
