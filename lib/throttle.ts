import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { databaseUrl } from './env.ts'
import { fail } from './errors.ts'

type Throttles = { pool: Pool; limiters: Map<string, Promise<RateLimiterPostgres>> }
const kept = globalThis as unknown as { chamberThrottles?: Throttles }

/** Apart from Prisma's pool: a try is counted even when the transaction around it is rolled back. */
function throttles(): Throttles {
  if (kept.chamberThrottles) return kept.chamberThrottles
  const pool = new Pool({ connectionString: databaseUrl(), max: 2, idleTimeoutMillis: 10_000, allowExitOnIdle: true })
  // an idle connection that the server closes is replaced by the pool; unheard, it would end the process
  pool.on('error', () => undefined)
  pool.on('connect', (line) => line.on('error', () => undefined))
  kept.chamberThrottles = { pool, limiters: new Map() }
  return kept.chamberThrottles
}

/** Lets go of the counting connections, before their database goes. */
export async function closeThrottles(): Promise<void> {
  const open = kept.chamberThrottles
  kept.chamberThrottles = undefined
  usedUp.clear()
  await open?.pool.end()
}

/** What is limited: tries per key in a window of seconds, counted in PostgreSQL for all instances together. */
const limits = {
  signInAccount: { points: 10, duration: 300 },
  signInAddress: { points: 60, duration: 300 },
  // an account on a device that it has been signed in with: apart from strangers' tries, so that they cannot keep its owner out
  signInDevice: { points: 10, duration: 300 },
  // who gets here knows the password: three codes of a million are right at any moment
  secondFactor: { points: 10, duration: 900 },
  secondFactorDay: { points: 50, duration: 86_400 },
  joinAddress: { points: 60, duration: 600 },
  changePassword: { points: 10, duration: 300 },
  setup: { points: 10, duration: 300 },
  // 200 guests behind the venue's one Wi-Fi address within ten minutes, each of whom may slip twice; mobile networks share addresses, too
  arriveAddress: { points: 600, duration: 600 },
  // a thousand guests of one event at the same moment, with room for as many second tries
  arriveEvent: { points: 3000, duration: 600 },
  confirmAddress: { points: 30, duration: 600 },
  applyAddress: { points: 20, duration: 3600 },
  // the house's residents share its one address
  askAddress: { points: 60, duration: 3600 },
  materialAddress: { points: 300, duration: 600 },
  rateAddress: { points: 60, duration: 600 },
  unsubscribeAddress: { points: 120, duration: 600 },
  // one's own test mails and messages to the group
  testSend: { points: 20, duration: 3600 },
  // an address and a survey: an office of 200 behind one address within ten minutes, each of whom may slip or lose the network twice
  answerAddress: { points: 600, duration: 600 },
} as const

function limiter(name: keyof typeof limits): Promise<RateLimiterPostgres> {
  const { pool: storeClient, limiters } = throttles()
  const found = limiters.get(name)
  if (found) return found
  const made = new Promise<RateLimiterPostgres>((done, broken) => {
    const built = new RateLimiterPostgres({ storeClient, tableName: 'throttles', keyPrefix: name, ...limits[name] }, (error?: Error) =>
      error ? broken(error) : done(built),
    )
  })
  limiters.set(name, made)
  // a server that is away now may be back for the next try
  made.catch(() => limiters.delete(name))
  return made
}

/** What this process has heard to be used up, until when: a flood of tries must cost less than what it is kept from. */
const usedUp = new Map<string, number>()
/** How many are kept at most; who is not there asks PostgreSQL. */
const mostUsedUp = 10_000

/** Counts one try; throws TOO_MANY_TRIES with the seconds to wait once the window is used up. */
export async function countTry(name: keyof typeof limits, key: string): Promise<void> {
  const sealedKey = keyOf(name, key)
  refuseUsedUp(name, key)
  const wait = await consume(await limiter(name), sealedKey)
  if (wait === null) return
  if (usedUp.size >= mostUsedUp) usedUp.clear()
  usedUp.set(`${name} ${sealedKey}`, Date.now() + wait)
  refuseUsedUp(name, key)
}

/** Throws TOO_MANY_TRIES when this process knows already that a key is used up; counts nothing. */
export function refuseUsedUp(name: keyof typeof limits, key: string): void {
  const left = (usedUp.get(`${name} ${keyOf(name, key)}`) ?? 0) - Date.now()
  if (left > 0) throw fail('TOO_MANY_TRIES', { params: { seconds: Math.ceil(left / 1000) } })
}

const keyOf = (name: keyof typeof limits, key: string): string => sealed(name.endsWith('Address') ? networkOf(key) : key)

/** Whoever has one IPv6 address has a network of them: its first 64 bits are counted as one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6 || /^::ffff:[\d.]+$/i.test(address)) return address
  const [front = '', back] = address.split('::')
  const groups = front === '' ? [] : front.split(':')
  const rest = back === undefined || back === '' ? [] : back.split(':')
  const gap = back === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => '0')
  const first = [...groups, ...gap, ...rest].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${first.join(':')}::/64`
}

/** A key as it is stored: addresses and accounts are told apart by it, and nobody without the house's secret can tell whose it is. */
const sealed = (key: string): string =>
  createHmac('sha256', `throttle ${process.env.AUTH_SECRET ?? ''}`)
    .update(key)
    .digest('base64url')

/** Null for a try that was free, else the milliseconds until the next one is. */
async function consume(limited: RateLimiterPostgres | RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limited.consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(refused.msBeforeNext, 1)
    throw refused
  }
}

async function countLookIn(limited: RateLimiterMemory, key: string): Promise<void> {
  const wait = await consume(limited, key)
  if (wait !== null) throw fail('TOO_MANY_TRIES', { params: { seconds: Math.ceil(wait / 1000) } })
}

// in this process alone: a look must cost less than what it is kept from, and several instances may well allow several times as many
const looks = new RateLimiterMemory({ points: 3000, duration: 600 })

/** Counts one look at a public page by an address: 3,000 in ten minutes, so that a venue's shared Wi-Fi never meets it. Throws TOO_MANY_TRIES. */
export const countLook = (address: string): Promise<void> => countLookIn(looks, networkOf(address))

// a screen looks every ten seconds; ten of them may show the same link
const wallLooks = new RateLimiterMemory({ points: 120, duration: 60 })

/** Counts one look at the big screen by its link: 120 in a minute. Throws TOO_MANY_TRIES. */
export const countWallLook = (wall: string): Promise<void> => countLookIn(wallLooks, wall)

// keys cannot be guessed; a program that goes on with a dead one must not cost the house more than a look
const keyTries = new RateLimiterMemory({ points: 60, duration: 60 })

/** Counts one request with a key that opens nothing, by address: 60 in a minute. Throws TOO_MANY_TRIES. */
export const countKeyTry = (address: string): Promise<void> => countLookIn(keyTries, networkOf(address))

/** Forgets the tries of a key, after a success. */
export async function forgetTries(name: keyof typeof limits, key: string): Promise<void> {
  await (await limiter(name)).delete(keyOf(name, key))
  usedUp.delete(`${name} ${keyOf(name, key)}`)
}
