import { getToken } from 'next-auth/jwt'

/** Whether the house is reached by https, as its own address says. */
export const isServedSecurely = (): boolean => (process.env.NEXTAUTH_URL ?? process.env.PUBLIC_URL ?? '').startsWith('https://')

/** Behind TLS the browser itself sees to it that no neighbouring host and no plain page can set or read it (`__Host-`). */
export const sessionCookie = (): { name: string; options: object } => ({
  name: `${isServedSecurely() ? '__Host-' : ''}next-auth.session-token`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isServedSecurely() },
})

type Cookies = Record<string, string | undefined>
/** Tokens whose signature this process has checked: whose session they name, and until when. Checking one costs more than asking for the session. */
const checked = new Map<string, { sid: string; until: number }>()
/** How many are kept at most; the oldest goes first. */
const mostChecked = 2000

/** The id of the session that a request's cookies name; null for none, or a token that is forged or too old. The token stands in the cookie alone: no header may bring one. */
export async function sessionIdIn(cookies: Cookies): Promise<string | null> {
  const cookieName = sessionCookie().name
  // one of another name was not set by this house behind TLS, whoever set it
  const own = Object.entries(cookies).filter(([name]) => name === cookieName || name.startsWith(`${cookieName}.`))
  if (own.length === 0) return null
  const key = JSON.stringify(own)
  const known = checked.get(key)
  if (known && known.until > Date.now()) return known.sid
  const token = await getToken({ req: { cookies, headers: {} } as never, cookieName, secret: process.env.AUTH_SECRET ?? '' })
  if (typeof token?.sid !== 'string') return null
  if (typeof token.exp === 'number') checked.set(key, { sid: token.sid, until: token.exp * 1000 })
  for (const [oldest] of checked) {
    if (checked.size <= mostChecked) break
    checked.delete(oldest)
  }
  return token.sid
}
