import { z } from 'zod'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { viewOf } from '../record.ts'
import { targetsOf } from './read.ts'
import { decideInput, decisionView, undecideInput } from './schema.ts'

/** Accepts, changes or rejects a suggested target; what was suggested, and from what, is kept beside the decision. */
export const decideTarget = command('indicators.write')
  .input(decideInput)
  .output(decisionView)
  .handler(async ({ input: { year, code, growth, decision, target, reason, version }, context: { tx, actor } }) => {
    const row = (await targetsOf(tx, year, growth)).rows.find((one) => one.code === code)
    if (!row) throw fail('NOT_FOUND')
    if (decision !== 'accepted' && reason === '')
      throw fail('INDICATOR_REFUSED', { params: { reason: 'decision_reason' }, fields: ['reason'] })
    if (decision === 'changed' && !(Number(target) > 0))
      throw fail('INDICATOR_REFUSED', { params: { reason: 'target_zero' }, fields: ['target'] })
    const decided = { accepted: row.suggestion.target, changed: target, rejected: null }[decision]
    const data = { decision, target: decided, reason, suggested: row.suggestion.target, decidedBy: actor?.name ?? '' }
    const reasoning = { ...row.suggestion, past: row.past, growthLimit: growth }
    const done =
      version === null
        ? await tx.targetDecision.createMany({ data: [{ year, code, ...data, reasoning }], skipDuplicates: true })
        : await tx.targetDecision.updateMany({ where: { year, code, version }, data: { ...data, reasoning } })
    const stored = await tx.targetDecision.findUnique({ where: { year_code: { year, code } } })
    if (!stored) throw fail('NOT_FOUND')
    const view = decisionView.parse(viewOf(stored))
    const isSame = view.decision === decision && view.reason === reason && Number(view.target) === Number(decided)
    if (done.count === 0 && !isSame) throw fail('STALE', { current: view })
    return view
  })

/** Takes a decision back: the suggestion stands open again. The audit keeps what was decided. */
export const undecideTarget = command('indicators.write')
  .input(undecideInput)
  .output(z.object({ year: z.int(), code: z.string() }))
  .handler(async ({ input, context: { tx } }) => {
    const done = await tx.targetDecision.deleteMany({ where: input })
    if (done.count === 0) throw fail('STALE')
    return { year: input.year, code: input.code }
  })
