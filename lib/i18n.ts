import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { houseZone } from './day.ts'
import { localeFor, locales } from './locale.ts'
import { messagesOf } from './texts.ts'

/** The language of a request: the reader's choice, else what the browser prefers, else 简体. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get('locale')?.value
  const locale = locales.find((known) => known === chosen) ?? localeFor((await headers()).get('accept-language') ?? '')
  return { locale, messages: messagesOf(locale), timeZone: houseZone }
})
