import { build, isBuildStale } from '#lib/server/build.ts'
import { pause } from './launch.ts'
import type { OwnHouse } from './own-house.ts'
import { printResults, type Result, tell } from './results.ts'

/** A run of tests that print one table: `attempt` runs one where it is wanted, `end` prints and ends the process. */
export type Attempts = { attempt: (name: string, test: () => Promise<Result[]>) => Promise<void>; end: () => never }

/** Builds what has to be built, before a house is started. */
export async function buildFirst(): Promise<void> {
  if (!isBuildStale()) return
  tell('building')
  await build()
}

/** The tests named after the program, or all. One that breaks is a target missed, and the others are tried all the same; nobody waits for longer than ten minutes. */
export function attempts(house: OwnHouse): Attempts {
  const wanted = process.argv.slice(2)
  const results: Result[] = []
  setTimeout(async () => {
    results.push({ name: 'all of it', target: 'within 10 minutes', figure: 'ran out of time', isMet: false })
    const code = printResults(results)
    await Promise.race([house.stop(), pause(8000)])
    process.exit(code)
  }, 580_000).unref()
  const attempt: Attempts['attempt'] = async (name, test) => {
    if (wanted.length > 0 && !wanted.includes(name)) return
    try {
      results.push(...(await test()))
    } catch (error) {
      results.push({ name, target: 'to come to an end', figure: String(error instanceof Error ? error.stack : error), isMet: false })
    }
  }
  return { attempt, end: () => process.exit(printResults(results)) }
}
