import { build, isBuildStale } from '#lib/server/build.ts'
import { pause } from '../support/launch.ts'
import { ownHouse } from '../support/own-house.ts'
import { printResults, type Result, tell } from '../support/results.ts'
import { answerTogether } from './answers.ts'
import { crowd } from './crowd.ts'
import { editTogether } from './edits.ts'
import { leaveAndWait, reportBesideBoards } from './heavy.ts'

/**
 * `npm run test:load`: many at once, through the house's own door. A table at the end, exit code 1 when a target is missed. Names after it run only
 * those: `-- R5 S12`.
 */
const wanted = process.argv.slice(2)
const results: Result[] = []
if (isBuildStale()) {
  tell('building')
  await build()
}
const house = await ownHouse({ sample: true })
await house.start()
const [operator, director, viewer] = [await house.cookieOf('operator'), await house.cookieOf('director'), await house.cookieOf('viewer')]

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
await attempt('S12', () => reportBesideBoards(house, director))
await attempt('S12', () => leaveAndWait(house, operator))
await attempt('R5', () => editTogether(house, operator))
await attempt('R7', () => answerTogether(house))
await attempt('crowd', () => crowd(house, operator, viewer))
await house.stop()
process.exit(printResults(results))
