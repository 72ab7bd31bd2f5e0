import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { databaseUrl } from './env.ts'
import { fail } from './errors.ts'

const kept = globalThis as unknown as { chamberThrottles?: Map<string, Promise<RateLimiterPostgres>> }

/** What is limited: tries per key in a window of seconds, counted in PostgreSQL for all instances together. */
const limits = {
  signInAccount: { points: 10, duration: 300 },
  signInAddress: { points: 60, duration: 300 },
  changePassword: { points: 10, duration: 300 },
  setup: { points: 10, duration: 300 },
} as const

function limiter(name: keyof typeof limits): Promise<RateLimiterPostgres> {
  kept.chamberThrottles ??= new Map()
  const found = kept.chamberThrottles.get(name)
  if (found) return found
  const made = new Promise<RateLimiterPostgres>((done, broken) => {
    const storeClient = new Pool({ connectionString: databaseUrl(), max: 2, idleTimeoutMillis: 10_000, allowExitOnIdle: true })
    const built = new RateLimiterPostgres({ storeClient, tableName: 'throttles', keyPrefix: name, ...limits[name] }, (error?: Error) =>
      error ? broken(error) : done(built),
    )
  })
  kept.chamberThrottles.set(name, made)
  return made
}

/** Counts one try; throws TOO_MANY_TRIES with the seconds to wait once the window is used up. */
export async function countTry(name: keyof typeof limits, key: string): Promise<void> {
  try {
    await (await limiter(name)).consume(key)
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw fail('TOO_MANY_TRIES', { params: { seconds: Math.ceil(refused.msBeforeNext / 1000) } })
    throw refused
  }
}

/** Forgets the tries of a key, after a success. */
export async function forgetTries(name: keyof typeof limits, key: string): Promise<void> {
  await (await limiter(name)).delete(key)
}
