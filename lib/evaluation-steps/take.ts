import { toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { Parts } from '../evaluations/digest.ts'
import type { EvaluationAction, EvaluationState } from '../evaluations/schema.ts'
import { holdStage, type Stage, stageOf } from '../evaluations/stage.ts'
import { type Move, moveOf } from '../evaluations/workflow.ts'
import type { Actor } from '../operation.ts'
import { holds } from '../permissions.ts'
import { dutyOf, stepsOf } from './read.ts'

export const refuse = (reason: string, params: Record<string, string | number> = {}, fields?: string[]) =>
  fail('EVALUATION_REFUSED', { params: { reason, ...params }, fields })

export type Asked = { id: string; year: number; version: number; action: EvaluationAction; to?: EvaluationState }
/** What a step keeps beside who, when, from where and to where. */
export type Kept = { reason?: string; digest?: string; parts?: Parts; document?: { number: string; day: string; place: string } }
export type Moving = { tx: Tx; actor: Actor; stage: Stage; move: Move }

/**
 * Takes one step with an evaluation: whoever is second waits for the first, and is told that it has moved. `work` refuses, or says what is kept of the
 * step; what it writes is written with it or not at all. Repeatable by the step's id.
 */
export async function take(tx: Tx, actor: Actor | null, asked: Asked, work: (moving: Moving) => Promise<Kept>) {
  const { id, year, version, action, to } = asked
  if (!actor) throw fail('SIGNED_OUT')
  await holdStage(tx, year)
  const stage = await stageOf(tx, year)
  if (await tx.evaluationStep.findUnique({ where: { id } })) return sameOrRefuse(tx, asked, actor)
  if (stage.version !== version) throw fail('STALE', { current: { year, ...stage } })
  const move = moveOf(action, stage.state, to)
  if (!move) throw fail('EVALUATION_STAGE', { params: { year: String(year), state: stage.state } })
  if (!holds(actor, move.permission)) throw fail('NOT_ALLOWED')
  const steps = await stepsOf(tx, year)
  const duty = move.isDuty ? await dutyOf(tx, actor, { year, ...stage }, steps) : null
  if (duty) throw refuse('same_person', { step: duty })
  const { reason = '', digest = '', parts = {}, document } = await work({ tx, actor, stage, move })
  const round = action === 'reopen' ? stage.round + 1 : stage.round
  const row = await tx.evaluation.upsert({
    where: { year },
    create: { year, state: move.to, round },
    update: { state: move.to, round },
  })
  await tx.evaluationStep.create({
    data: {
      ...{ id, evaluationId: row.id, number: steps.length + 1, round, action, fromState: stage.state, toState: move.to },
      ...{ userId: actor.userId, userName: actor.name, reason, digest, parts },
      ...(document && { documentNumber: document.number, documentOn: toColumn(document.day), documentPlace: document.place }),
    },
  })
  return { year, ...(await stageOf(tx, year)) }
}

async function sameOrRefuse(tx: Tx, { id, year, action }: Asked, actor: Actor) {
  const step = await tx.evaluationStep.findUniqueOrThrow({ where: { id }, include: { evaluation: true } })
  const isSame = step.evaluation.year === year && step.action === action && step.userId === actor.userId
  if (!isSame) throw fail('SAME_ID_OTHER_CONTENT')
  return { year, ...(await stageOf(tx, year)) }
}
