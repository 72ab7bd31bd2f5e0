import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { houseSecret } from './house-secret.ts'

/** As many people as may share a computer; whoever signed in longest ago is forgotten first. */
const mostAccounts = 8
/** How long a device stays known without a sign-in, in seconds. */
export const deviceSeconds = 365 * 86_400

/**
 * A device that an account has been signed in with carries a mark of the house (OWASP: device cookies). Tries from it are counted apart, so that
 * strangers who use up an account's tries do not keep its owner out. The mark opens nothing.
 */
export const deviceCookie = (isSecure: boolean): string => `${isSecure ? '__Host-' : ''}chamber-device`

const sealOf = (mark: string, account: string): string =>
  createHmac('sha256', houseSecret()).update(`chamber house device ${mark} ${account}`).digest('base64url').slice(0, 22)

/** What tells this device from others when tries of an account are counted; null when the account has not been signed in with on it. */
export function deviceOf(cookie: string | undefined, account: string): string | null {
  if (!cookie) return null
  const [mark = '', ...seals] = cookie.split('.')
  const wanted = Buffer.from(sealOf(mark, account))
  const isKnown = seals.slice(0, mostAccounts).some((seal) => seal.length === wanted.length && timingSafeEqual(Buffer.from(seal), wanted))
  return mark !== '' && isKnown ? mark : null
}

/** The cookie's value once an account has been signed in with on the device. */
export function rememberAccount(cookie: string | undefined, account: string): string {
  const [known, ...seals] = (cookie ?? '').split('.')
  const mark = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url')
  const seal = sealOf(mark, account)
  return [mark, seal, ...seals.filter((one) => one !== seal && /^[\w-]{22}$/.test(one))].slice(0, mostAccounts + 1).join('.')
}
