import type { Day } from '../day.ts'

/** The kinds that the house began with; the office calls others as it likes. */
export const usualKinds = ['特刊', '折页', '宣传视频', '产业政策懒人包'] as const

/** 简体 繁體 English Português 多语 */
export const materialLanguages = ['zhHans', 'zhHant', 'en', 'pt', 'several'] as const

/** How long before its end a material is marked as ending soon, in days. */
export const soonDays = 30

/** current: to be had · early: not valid yet · expired · none: no version that can be looked at */
export const materialStates = ['current', 'early', 'expired', 'none'] as const
export type MaterialState = (typeof materialStates)[number]

type Version = { issuedOn: Day; validFrom: Day | null; validUntilOn: Day | null }
/** Whether a version is to be had on a day. */
export function stateOf(version: Version | null, now: Day): MaterialState {
  if (!version) return 'none'
  if (version.validUntilOn !== null && version.validUntilOn < now) return 'expired'
  return (version.validFrom ?? version.issuedOn) > now || version.issuedOn > now ? 'early' : 'current'
}

const robots =
  /bot\b|bot[/_-]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|skype|bingbot|curl\/|wget\/|python-|go-http|okhttp|java\//i

/**
 * Whether a request for a file is a person's, to be counted: a whole GET. Not counted are HEAD, what continues an earlier download (a range that does
 * not begin at the start), what a browser fetches ahead, and programs that look at links (robots, previews of messengers).
 */
export function isCounted(request: { method: string; headers: Pick<Headers, 'get'> }): boolean {
  const { method, headers } = request
  const range = headers.get('range')
  if (method !== 'GET' || (range !== null && !/^bytes=0-/.test(range))) return false
  if (/prefetch|prerender|preview/i.test(`${headers.get('purpose') ?? ''} ${headers.get('sec-purpose') ?? ''}`)) return false
  const agent = headers.get('user-agent') ?? ''
  return agent !== '' && !robots.test(agent)
}
