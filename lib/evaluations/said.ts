import type { Db, Tx } from '../db.ts'
import { digestOfParts, partsOf } from './digest.ts'
import type { EvaluationView } from './schema.ts'
import { snapshotFor } from './snapshot.ts'

/** What a year's evaluation says, with the digests by which somebody is later told what has moved. */
export async function saidOf(db: Db | Tx, year: number): Promise<EvaluationView> {
  const snapshot = await snapshotFor(db, year)
  const digests = partsOf(snapshot)
  return { ...snapshot, digests, digest: digestOfParts(digests) }
}
