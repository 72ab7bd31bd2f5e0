import { build, isBuildStale } from '#lib/server/build.ts'
import { pause } from '../support/launch.ts'
import { ownHouse } from '../support/own-house.ts'
import { printResults, type Result, tell } from '../support/results.ts'
import { loseDatabase } from './away.ts'
import { killDatabase, killHouse, restartDatabase } from './crashes.ts'
import { fillData, fillLog } from './full-disk.ts'
import { stopGently } from './graceful.ts'
import { workAtRandom } from './random-work.ts'
import { replay } from './replays.ts'

/**
 * `npm run test:faults`: what becomes of what was acknowledged when PostgreSQL or the house is killed, the disk is full, the database away. Everything goes
 * through the house's own door; a table at the end, exit code 1 when a target is missed. Names after it run only those: `-- R1 R4`.
 */
const wanted = process.argv.slice(2)
const results: Result[] = []
if (isBuildStale()) {
  tell('building')
  await build()
}
const house = await ownHouse()
await house.start()
const cookie = await house.cookieOf('operator')

// nobody waits for it longer than that, whatever hangs
setTimeout(async () => {
  results.push({ name: 'all of it', target: 'within 10 minutes', figure: 'ran out of time', isMet: false })
  const code = printResults(results)
  await Promise.race([house.stop(), pause(8000)])
  process.exit(code)
}, 580_000).unref()

/** A test that breaks is a target missed; the others are tried all the same. */
async function attempt(name: string, test: () => Promise<Result[]>): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return
  try {
    results.push(...(await test()))
  } catch (error) {
    results.push({ name, target: 'to come to an end', figure: String(error instanceof Error ? error.stack : error), isMet: false })
  }
}
await attempt('R6', () => replay(house, cookie))
await attempt('R1', () => killDatabase(house, cookie))
await attempt('R2', () => killHouse(house, cookie))
await attempt('R3', () => restartDatabase(house, cookie))
await attempt('stop', () => stopGently(house, cookie))
await attempt('R9', () => workAtRandom(house, cookie))
await house.stop()
await attempt('R4', fillData)
await attempt('R4', fillLog)
await attempt('away', loseDatabase)
process.exit(printResults(results))
