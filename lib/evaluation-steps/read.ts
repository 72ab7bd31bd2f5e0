import { fromColumn } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import type { EvaluationState } from '../evaluations/schema.ts'
import { type Stage, stageOf } from '../evaluations/stage.ts'
import { holderOf, movesFrom, otherDutyOf } from '../evaluations/workflow.ts'
import type { EvaluationStep } from '../generated/prisma/client.ts'
import type { Actor } from '../operation.ts'
import { holds, isAllowed, type Permission, roles } from '../permissions.ts'
import { type StageView, type Step, stepView } from './schema.ts'

/** All that was done with a year's evaluation, the first step first. */
export const stepsOf = (db: Db | Tx, year: number): Promise<EvaluationStep[]> =>
  db.evaluationStep.findMany({ where: { evaluation: { year } }, orderBy: { number: 'asc' } })

/** Where a year's evaluation stands, and what somebody can do with it. */
export async function stageViewOf(db: Db | Tx, year: number, actor: Actor | null): Promise<StageView> {
  const stage = await stageOf(db, year)
  const steps = await stepsOf(db, year)
  const holder = holderOf(stage.state)
  const set = await db.indicatorSet.findUnique({ where: { year }, select: { state: true } })
  const mine = movesFrom(stage.state).filter(({ permission }) => holds(actor, permission))
  const duty = actor && mine.length > 0 ? await dutyOf(db, actor, { year, ...stage }, steps) : null
  return {
    ...{ year, ...stage, steps: steps.map(seen) },
    holders: holder ? await peopleWith(db, holder) : [],
    moves: mine.map(({ action, to, isDuty }) => ({ action, to, duty: isDuty ? duty : null })),
    isSetActive: set?.state === 'active',
    tables: ['evaluations', 'evaluation_steps', 'indicator_sets', 'users'],
  }
}

/** The other state from which somebody already had their hand in this round, as steps or texts tell; null when they may act. */
export async function dutyOf(
  db: Db | Tx,
  { userId, userName }: Actor,
  { year, round, state }: Stage & { year: number },
  steps: readonly EvaluationStep[],
): Promise<EvaluationState | null> {
  const taken = steps.map((step) => ({ ...step, from: step.fromState as EvaluationState }))
  const other = otherDutyOf(taken, { userId, round, from: state })
  if (other || state === 'drafting') return other
  const since = steps.findLast(({ action }) => action === 'reopen')?.at ?? new Date(0)
  const written = await db.$queryRaw<unknown[]>`
    select 1 from audit_entries where source = 'explanations' and at >= ${since} and actor = ${userName} and operation = 'evaluations.explain'
      and (after ->> 'year')::int = ${year} limit 1`
  return written.length > 0 ? 'drafting' : null
}

const seen = (row: EvaluationStep): Step =>
  stepView.parse({
    ...row,
    ...{ from: row.fromState, to: row.toState, by: row.userName, at: row.at.toISOString() },
    document: row.documentOn && { number: row.documentNumber, day: fromColumn(row.documentOn), place: row.documentPlace },
  })

/** Who may do something, by name. */
export async function peopleWith(db: Db | Tx, permission: Permission): Promise<string[]> {
  const allowed = roles.filter((role) => isAllowed(role, permission))
  const users = await db.user.findMany({
    where: { disabledAt: null, role: { in: allowed } },
    select: { name: true },
    orderBy: { userName: 'asc' },
  })
  return users.map(({ name }) => name)
}
