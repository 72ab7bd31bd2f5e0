import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { EvaluationState } from './schema.ts'

/** Where a year's evaluation stands; a year that nobody has submitted is being drafted, at version 0. */
export type Stage = { state: EvaluationState; round: number; version: number }

export async function stageOf(db: Db | Tx, year: number): Promise<Stage> {
  const row = await db.evaluation.findUnique({ where: { year } })
  return row ? { state: row.state as EvaluationState, round: row.round, version: row.version } : { state: 'drafting', round: 1, version: 0 }
}

/** Writers of what belongs to a year's evaluation share this lock to the end of their transaction; moving it takes the lock alone. */
const lock = 7020
export const holdStage = async (tx: Tx, year: number): Promise<void> => {
  await tx.$queryRaw`select pg_advisory_xact_lock(${lock}::int, ${year}::int)::text`
}

/** Refuses a write that the evaluation's stage does not allow: the sentence says where it is and who holds it. It stays there until the write is done. */
export async function requireStage(tx: Tx, year: number, states: readonly EvaluationState[]): Promise<Stage> {
  await tx.$queryRaw`select pg_advisory_xact_lock_shared(${lock}::int, ${year}::int)::text`
  const stage = await stageOf(tx, year)
  if (!states.includes(stage.state)) throw fail('EVALUATION_STAGE', { params: { year: String(year), state: stage.state } })
  return stage
}
