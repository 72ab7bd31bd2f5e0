import { withOwner } from '../api-keys/read.ts'
import { today, yearOf } from '../day.ts'
import type { Db } from '../db.ts'
import { dutyOf, stepsOf } from '../evaluation-steps/read.ts'
import { type EvaluationState, evaluationStates } from '../evaluations/schema.ts'
import { holderOf } from '../evaluations/workflow.ts'
import { keptUntilTouched } from '../kept.ts'
import type { Actor } from '../operation.ts'
import { holds } from '../permissions.ts'
import type { WaitingItem } from './schema.ts'

/** Everything that waits for one person and for nobody before them, what has waited longest first. Nothing is stored: a line is gone once it is dealt with. */
async function waitingFor(db: Db, actor: Actor): Promise<WaitingItem[]> {
  const found = [
    ...(await evaluationsFor(db, actor)),
    ...(await midYearsFor(db, actor)),
    ...(await rectificationsFor(db, actor)),
    ...(await commentsFor(db, actor)),
    ...(await keysFor(db, actor)),
  ]
  return found.sort((one, other) => (one.since ?? '').localeCompare(other.since ?? ''))
}

/** The same, kept until anything is written. */
export const keptWaiting = (db: Db, actor: Actor): Promise<WaitingItem[]> =>
  keptUntilTouched(`waiting ${actor.userId} ${actor.role} ${today()}`, () => waitingFor(db, actor))

/** The states in which somebody of this role takes an evaluation on. */
const heldBy = (actor: Actor): EvaluationState[] =>
  evaluationStates.filter((state) => {
    const permission = holderOf(state)
    return permission !== null && holds(actor, permission)
  })

/** Evaluations in the reader's hands, but for those in which they had theirs before; and years that are over and were never handed in. */
async function evaluationsFor(db: Db, actor: Actor): Promise<WaitingItem[]> {
  const held = heldBy(actor)
  const rows = await db.evaluation.findMany({ where: { state: { in: held } }, orderBy: { year: 'asc' } })
  const items: WaitingItem[] = []
  for (const { year, state, round } of rows) {
    const steps = await stepsOf(db, year)
    const last = steps.at(-1)
    const now = state as EvaluationState
    const isDuty = now !== 'closed'
    if (isDuty && (await dutyOf(db, actor, { year, state: now, round, version: 0 }, steps))) continue
    items.push({
      ...{ kind: 'evaluation', key: `evaluation:${year}`, year, state, title: '', by: last?.userName ?? '', text: last?.reason ?? '' },
      ...{ since: last?.at.toISOString() ?? null, path: `/evaluations?year=${year}` },
    })
  }
  if (!held.includes('drafting')) return items
  const begun = await db.evaluation.findMany({ select: { year: true } })
  const sets = await db.indicatorSet.findMany({
    where: { state: 'active', year: { lt: yearOf(today()), notIn: begun.map(({ year }) => year) } },
    orderBy: { year: 'asc' },
  })
  const closed = await db.year.findMany({ where: { closedAt: { not: null } }, select: { year: true } })
  const open = sets.filter(({ year }) => !closed.some((one) => one.year === year))
  return [
    ...items,
    ...open.map(
      ({ year }): WaitingItem => ({
        ...{ kind: 'evaluation', key: `evaluation:${year}`, year, state: 'drafting', title: '', by: '', text: '' },
        ...{ since: null, path: `/evaluations?year=${year}` },
      }),
    ),
  ]
}

async function midYearsFor(db: Db, actor: Actor): Promise<WaitingItem[]> {
  if (!holds(actor, 'monitoring.review')) return []
  const rows = await db.midYearSnapshot.findMany({
    where: { state: 'submitted' },
    select: { id: true, year: true, submittedBy: true, submittedAt: true },
  })
  return rows.map(({ id, year, submittedBy, submittedAt }) => ({
    ...{ kind: 'midYear', key: `midYear:${id}`, year, state: '', title: '', by: submittedBy ?? '', text: '' },
    ...{ since: submittedAt?.toISOString() ?? null, path: `/evaluations/mid-year?year=${year}` },
  }))
}

async function rectificationsFor(db: Db, actor: Actor): Promise<WaitingItem[]> {
  if (!holds(actor, 'rectifications.verify')) return []
  const rows = await db.rectification.findMany({ where: { state: 'done', removedAt: null, doneById: { not: actor.userId } } })
  return rows.map(({ id, year, name, doneBy, doneText, updatedAt }) => ({
    ...{ kind: 'rectification', key: `rectification:${id}`, year, state: '', title: name, by: doneBy ?? '', text: doneText },
    ...{ since: updatedAt.toISOString(), path: `/evaluations/rectifications?open=${id}` },
  }))
}

/** Remarks that were made to the reader's people and are not settled. */
async function commentsFor(db: Db, actor: Actor): Promise<WaitingItem[]> {
  const rows = await db.evaluationComment.findMany({
    where: { parentId: null, resolvedAt: null, toState: { in: heldBy(actor) }, userId: { not: actor.userId } },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id, year, code, userName, text, createdAt }) => ({
    ...{ kind: 'comment', key: `comment:${id}`, year, state: '', title: code, by: userName, text },
    ...{ since: createdAt.toISOString(), path: `/evaluations?${new URLSearchParams({ year: String(year), remarks: code })}` },
  }))
}

/** Keys that somebody else asked for: nobody approves their own. */
async function keysFor(db: Db, actor: Actor): Promise<WaitingItem[]> {
  if (!holds(actor, 'apiKeys.manage')) return []
  const rows = await db.apiKey.findMany({
    where: { approvedAt: null, revokedAt: null, expiresAt: { gt: new Date() }, ownerId: { not: actor.userId } },
    include: withOwner,
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ id, name, purpose, owner, createdAt }) => ({
    ...{ kind: 'apiKey', key: `apiKey:${id}`, year: yearOf(today()), state: '', title: name, by: owner.name, text: purpose },
    ...{ since: createdAt.toISOString(), path: '/system/keys' },
  }))
}
