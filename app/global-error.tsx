'use client'
import { useEffect, useState } from 'react'
import { useComingBack } from '#components/ui/use-coming-back.ts'
import { type Locale, localeFor, locales } from '#lib/locale.ts'
import english from '#lib/messages/en/problems.json' with { type: 'json' }
import simplified from '#lib/messages/zh-Hans/problems.json' with { type: 'json' }
import traditional from '#lib/messages/zh-Hant-HK/problems.json' with { type: 'json' }

const texts: Record<Locale, typeof simplified> = { 'zh-Hans': simplified, 'zh-Hant-HK': traditional, en: english }

/** The last page that can still be shown: the document itself broke, and with it the catalogue, so it brings its own words. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [locale, setLocale] = useState<Locale>('zh-Hans')
  // the reader's language stands in the browser alone here
  useEffect(() => setLocale(readersLocale()), [])
  const t = texts[locale]
  const moment = useComingBack(error.digest)
  return (
    <html lang={locale}>
      <body style={{ maxWidth: '36rem', margin: '2rem auto', padding: '0 1rem', font: '1rem/1.6 sans-serif', colorScheme: 'light dark' }}>
        <main>
          <h1>{t[`${moment ?? 'failed'}Title`]}</h1>
          <p>{t[`${moment ?? 'failed'}Text`]}</p>
          {moment && <p>{t.comesBack}</p>}
          <button
            type="button"
            onClick={moment ? () => window.location.reload() : reset}
            style={{ font: 'inherit', minHeight: '2.75rem', padding: '0 1rem' }}
          >
            {moment ? t.retryNow : t.retry}
          </button>
          {error.digest && !moment && <p>{t.fault.replace('{fault}', error.digest)}</p>}
        </main>
      </body>
    </html>
  )
}

function readersLocale(): Locale {
  const chosen = document.cookie.match(/(?:^|; )locale=([\w-]+)/)?.[1]
  return locales.find((known) => known === chosen) ?? localeFor(navigator.languages.join(',').toLowerCase())
}
