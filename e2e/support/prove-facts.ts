import { rollupDifferences } from '#lib/server/facts.ts'
import { databaseUrl } from './database.ts'

/** After all journeys: whatever they did, rollup is still the sum of facts. */
export default async function proveFacts(): Promise<void> {
  const differences = await rollupDifferences(await databaseUrl())
  if (differences.length > 0) throw new Error(`rollup and facts differ after the journeys: ${JSON.stringify(differences)}`)
}
