import type { z } from 'zod'
import { closeYear, reopenYear, waitForWriters } from '../closings/close.ts'
import { today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { movedBetween } from '../evaluations/digest.ts'
import { saidOf } from '../evaluations/said.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { evidenceGaps } from '../evidence-package/read.ts'
import { command } from '../operation.ts'
import { carryMeasures } from '../rectifications/carry.ts'
import { type Refusal, reviewRefusal, submitRefusal } from './rules.ts'
import { fileInput, forwardInput, reopenInput, returnInput, stageRecord } from './schema.ts'
import { type Kept, refuse, take } from './take.ts'

type Seen = z.infer<typeof forwardInput>

/** 提交: the officer's self-evaluation goes to the office, once everything that has to be said is said. */
export const submitEvaluation = command('evaluations.submit')
  .input(forwardInput)
  .output(stageRecord)
  .handler(({ input, context: { tx, actor } }) =>
    take(tx, actor, { ...input, action: 'submit' }, async () => {
      const set = await tx.indicatorSet.findUnique({ where: { year: input.year } })
      const kept = await asSeen(tx, input, (snapshot) => submitRefusal(snapshot, { day: today(), isSetActive: set?.state === 'active' }))
      const { have, required } = await evidenceGaps(tx, input.year)
      if (have < required && input.note === '') throw refuse('note_needed', { count: required - have }, ['note'])
      return kept
    }),
  )

/** 汇集: the office passes it on to the head. */
export const forwardEvaluation = command('evaluations.gather')
  .input(forwardInput)
  .output(stageRecord)
  .handler(({ input, context: { tx, actor } }) => take(tx, actor, { ...input, action: 'forward' }, () => asSeen(tx, input)))

/** 初审: the head finds it right. */
export const reviewEvaluation = command('evaluations.review')
  .input(forwardInput)
  .output(stageRecord)
  .handler(({ input, context: { tx, actor } }) => take(tx, actor, { ...input, action: 'review' }, () => asSeen(tx, input, reviewRefusal)))

/** 审批: the director approves what they saw, and with it the year is closed. */
export const approveEvaluation = command('evaluations.approve')
  .input(forwardInput)
  .output(stageRecord)
  .handler(({ input, context: { tx, actor } }) =>
    take(tx, actor, { ...input, action: 'approve' }, async ({ actor }) => {
      // no record moves between what is compared and what is closed
      await waitForWriters(tx)
      const kept = await asSeen(tx, input, reviewRefusal)
      await closeYear(tx, { year: input.year, actor })
      await carryMeasures(tx, await snapshotFor(tx, input.year))
      return kept
    }),
  )

/** 备案: the approved evaluation is filed under a number, at a place. */
export const fileEvaluation = command('evaluations.file')
  .input(fileInput)
  .output(stageRecord)
  .handler(({ input: { number, day, place, ...at }, context: { tx, actor } }) =>
    take(tx, actor, { ...at, action: 'file' }, async () => {
      if (day > today()) throw refuse('document', {}, ['day'])
      return { document: { number, day, place } }
    }),
  )

/** 退回: back by one step or to the officer, with the reason. */
export const returnEvaluation = command('evaluations.return')
  .input(returnInput)
  .output(stageRecord)
  .handler(({ input: { reason, to, ...at }, context: { tx, actor } }) =>
    take(tx, actor, { ...at, action: 'return', to }, async () => {
      if (reason === '') throw refuse('return_reason', {}, ['reason'])
      return { reason }
    }),
  )

/** 重新打开: the director opens a closed year, with the reason; the next round begins, and its closing will be another version. */
export const reopenEvaluation = command('evaluations.reopen')
  .input(reopenInput)
  .output(stageRecord)
  .handler(({ input: { reason, ...at }, context: { tx, actor } }) =>
    take(tx, actor, { ...at, action: 'reopen' }, async ({ actor }) => {
      if (reason === '') throw refuse('reopen_reason', {}, ['reason'])
      await reopenYear(tx, { year: at.year, reason, actor })
      return { reason }
    }),
  )

/** Whether what somebody saw is still what is said; if so, what the step keeps of it. */
async function asSeen(tx: Tx, input: Seen, refusalOf: (snapshot: Snapshot) => Refusal | null = () => null): Promise<Kept> {
  const { digest, digests, ...snapshot } = await saidOf(tx, input.year)
  if (digest !== input.digest) {
    const { codes, what } = movedBetween(input.digests, digests)
    throw fail('EVALUATION_MOVED', { params: { codes: codes.join('、') || 'none', what: what ?? 'none' }, current: { digest, digests } })
  }
  const refusal = refusalOf(snapshot)
  if (refusal) throw refuse(refusal.reason, { ...refusal })
  return { reason: input.note, digest, parts: digests }
}
