import type { StandardHandleResult } from '@orpc/server/standard'
import { type Locale, localeFor, locales } from './locale.ts'
import english from './messages/en/problems.json' with { type: 'json' }
import simplified from './messages/zh-Hans/problems.json' with { type: 'json' }
import traditional from './messages/zh-Hant-HK/problems.json' with { type: 'json' }

/** Seconds after which whoever met a wrong moment may ask again: the database away, no room, too much at once. */
const seconds = 3
/** A page is looked at by somebody: it tries again by itself, a little less often. */
const pageSeconds = 5

/** What goes out beside a status: with 503, when to come back. */
export const comeBackHeaders = (status: number): Record<string, string> => (status === 503 ? { 'Retry-After': String(seconds) } : {})

/** For both doors: whoever is told 503 is told when to come back, too. */
export async function askToComeBack({ next }: { next: () => Promise<StandardHandleResult> }): Promise<StandardHandleResult> {
  const result = await next()
  if (result.matched && result.response.status === 503) result.response.headers['retry-after'] = String(seconds)
  return result
}

const texts: Record<Locale, typeof simplified> = { 'zh-Hans': simplified, 'zh-Hant-HK': traditional, en: english }
const sentences: Record<string, 'away' | 'full' | 'busy'> = { DATABASE_AWAY: 'away', STORAGE_FULL: 'full', BUSY: 'busy' }
const style = `:root{color-scheme:light dark}body{max-width:36rem;margin:12vh auto;padding:0 1.25rem;font:1rem/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem;line-height:1.3}a{display:inline-block;padding:.6rem 1.25rem;border-radius:.5rem;background:#1c5d99;color:#fff;text-decoration:none;min-height:1.5rem}`

/**
 * What somebody sees who asked for a page at a wrong moment: what is the matter, in their language, and that the page comes by itself. It needs neither
 * the database nor a script: the browser asks the same address again.
 */
export function comeBackPage(code: string, cookie: string, accepted: string): { headers: Record<string, string>; html: string } {
  const chosen = cookie.match(/(?:^|;\s*)locale=([\w-]+)/)?.[1]
  const locale = locales.find((known) => known === chosen) ?? localeFor(accepted)
  const t = texts[locale]
  const name = sentences[code] ?? 'busy'
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${t[`${name}Title`]}</title><style>${style}</style></head>
<body><main><h1>${t[`${name}Title`]}</h1><p>${t[`${name}Text`]}</p><p>${t.comesBack}</p><p><a href="">${t.retryNow}</a></p></main></body></html>`
  return {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      Refresh: String(pageSeconds),
      ...comeBackHeaders(503),
    },
    html,
  }
}
