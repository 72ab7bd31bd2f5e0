import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
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
  kept.chamberThrottles = { pool, limiters: new Map() }
  return kept.chamberThrottles
}

/** What is limited: tries per key in a window of seconds, counted in PostgreSQL for all instances together. */
const limits = {
  signInAccount: { points: 10, duration: 300 },
  signInAddress: { points: 60, duration: 300 },
  changePassword: { points: 10, duration: 300 },
  setup: { points: 10, duration: 300 },
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
