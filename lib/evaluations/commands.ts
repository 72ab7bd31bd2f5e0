import { z } from 'zod'
import { toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { Decimal } from '../money.ts'
import { command } from '../operation.ts'
import { explanationInput, reviewInput } from './schema.ts'
import { requireStage } from './stage.ts'

const written = z.object({ year: z.int(), code: z.string(), version: z.int() })

/** Writes why an indicator missed its target (or went far above it) and what will be done by when. */
export const explainDeviation = command('evaluations.explain')
  .input(explanationInput)
  .output(written)
  .handler(async ({ input: { measureDue, ...input }, context: { tx } }) => {
    await requireStage(tx, input.year, ['drafting'])
    return write(tx, input, {
      ...{ cause: input.cause, measure: input.measure },
      measureDue: measureDue === null ? null : toColumn(measureDue),
    })
  })

/** Decides how a result far above target is read, and a deduction; a deduction needs a reason and never exceeds the weight. */
export const reviewIndicator = command('evaluations.deduct')
  .input(reviewInput)
  .output(written)
  .handler(async ({ input, context: { tx } }) => {
    // a reviewer may look ahead; while the office gathers, and once it is approved, nothing moves
    await requireStage(tx, input.year, ['drafting', 'reviewing', 'approving'])
    const indicator = await tx.indicator.findUnique({ where: { year_code: { year: input.year, code: input.code } } })
    if (!indicator) throw fail('NOT_FOUND')
    const deduction = new Decimal(input.deduction)
    if (deduction.gt(indicator.weight.toFixed()))
      throw fail('RULE_BROKEN', { params: { rule: 'deduction_over_weight' }, fields: ['deduction'] })
    if (deduction.gt(0) && input.deductionReason === '')
      throw fail('RULE_BROKEN', { params: { rule: 'deduction_reason' }, fields: ['deductionReason'] })
    if (input.overshoot === 'target_low' && deduction.isZero())
      throw fail('RULE_BROKEN', { params: { rule: 'deduction_missing' }, fields: ['deduction'] })
    return write(tx, input, { overshoot: input.overshoot, deduction: input.deduction, deductionReason: input.deductionReason })
  })

type Key = { year: number; code: string; version: number | null }
type Texts =
  | { cause: string; measure: string; measureDue: Date | null }
  | { overshoot: string | null; deduction: string; deductionReason: string }

/** First text or next version of it; whoever is second with the same version is told. */
async function write(tx: Tx, { year, code, version }: Key, texts: Texts) {
  const known = await tx.indicator.findUnique({ where: { year_code: { year, code } } })
  if (!known) throw fail('NOT_FOUND')
  const done =
    version === null
      ? await tx.explanation.createMany({ data: [{ year, code, ...texts }], skipDuplicates: true })
      : await tx.explanation.updateMany({ where: { year, code, version }, data: texts })
  const row = await tx.explanation.findUniqueOrThrow({ where: { year_code: { year, code } } })
  if (done.count === 0) throw fail('STALE', { current: { ...row, deduction: row.deduction.toFixed() } })
  return { year, code, version: row.version }
}
