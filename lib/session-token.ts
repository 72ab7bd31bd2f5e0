import { getToken } from 'next-auth/jwt'

type Cookies = Record<string, string | undefined>
/** Tokens whose signature this process has checked: whose session they name, and until when. Checking one costs more than asking for the session. */
const checked = new Map<string, { sid: string; until: number }>()
/** How many are kept at most; the oldest goes first. */
const mostChecked = 2000

/** The id of the session that a request's cookies name; null for none, or a token that is forged or too old. The token stands in the cookie alone: no header may bring one. */
export async function sessionIdIn(cookies: Cookies): Promise<string | null> {
  const own = Object.entries(cookies).filter(([name]) => name.includes('next-auth.session-token'))
  if (own.length === 0) return null
  const key = JSON.stringify(own)
  const known = checked.get(key)
  if (known && known.until > Date.now()) return known.sid
  const token = await getToken({ req: { cookies, headers: {} } as never, secret: process.env.AUTH_SECRET ?? '' })
  if (typeof token?.sid !== 'string') return null
  if (typeof token.exp === 'number') checked.set(key, { sid: token.sid, until: token.exp * 1000 })
  for (const [oldest] of checked) {
    if (checked.size <= mostChecked) break
    checked.delete(oldest)
  }
  return token.sid
}
