import { z } from 'zod'
import { toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { limitsOf } from '../limits/read.ts'
import { bandRange, isInBand } from '../limits/rules.ts'
import { Decimal } from '../money.ts'
import { command } from '../operation.ts'
import { viewOf } from '../record.ts'
import { applyInput, explanationInput, rateInput, reviewInput } from './schema.ts'
import { requireStage } from './stage.ts'

const written = z.object({ year: z.int(), code: z.string(), version: z.int() })

/** Writes why an indicator missed its target (or went far above it) and what will be done by when. */
export const explainDeviation = command('evaluations.explain')
  .input(explanationInput)
  .output(written)
  .handler(async ({ input: { measureDue, ...input }, context: { tx } }) => {
    await requireStage(tx, input.year, ['drafting'])
    return write(tx, input, {
      ...{ cause: input.cause, measure: input.measure, measureOwner: input.measureOwner },
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

/** Rates a qualitative indicator: a band, a percentage within it, and what speaks for it. The officer rates it first; a reviewer may see it otherwise. */
export const rateIndicator = command('evaluations.rate')
  .input(rateInput)
  .output(written)
  .handler(async ({ input, context: { tx, actor } }) => {
    await requireStage(tx, input.year, actor?.role === 'officer' ? ['drafting'] : ['reviewing', 'approving'])
    const { band, bandPercent, bandText } = input
    const indicator = await tx.indicator.findUnique({ where: { year_code: { year: input.year, code: input.code } } })
    if (!indicator) throw fail('NOT_FOUND')
    if (indicator.kind !== 'qualitative') throw fail('EVALUATION_REFUSED', { params: { reason: 'not_qualitative' } })
    const limits = await limitsOf(tx)
    if (!isInBand(band, bandPercent, limits))
      throw fail('EVALUATION_REFUSED', { params: { reason: 'band', ...bandRange(band, limits) }, fields: ['bandPercent'] })
    return write(tx, input, { band, bandPercent, bandText })
  })

/** 不适用: says that an indicator does not apply to the year, and why; its points go to the others. Or that it does. */
export const applyIndicator = command('evaluations.rate')
  .input(applyInput)
  .output(written)
  .handler(async ({ input, context: { tx, actor } }) => {
    const { year, code, isApplicable, reason } = input
    const refuse = (why: string, fields: string[] = []) => fail('EVALUATION_REFUSED', { params: { reason: why }, fields })
    await requireStage(tx, year, actor?.role === 'officer' ? ['drafting'] : ['reviewing', 'approving'])
    if (isApplicable) return write(tx, input, { notApplicable: false, notApplicableReason: '' })
    if (!(await limitsOf(tx)).mayNotApply) throw refuse('not_applicable_off')
    if (reason === '') throw refuse('not_applicable_reason', ['reason'])
    const others = await tx.indicator.count({ where: { year, code: { not: code } } })
    const idle = await tx.explanation.count({ where: { year, code: { not: code }, notApplicable: true } })
    if (idle >= others) throw refuse('not_applicable_all')
    return write(tx, input, { notApplicable: true, notApplicableReason: reason })
  })

type Key = { year: number; code: string; version: number | null }
type Texts =
  | { cause: string; measure: string; measureDue: Date | null; measureOwner: string }
  | { overshoot: string | null; deduction: string; deductionReason: string }
  | { band: string; bandPercent: string; bandText: string }
  | { notApplicable: boolean; notApplicableReason: string }

/** First text or next version of it; whoever is second with the same version is told. */
async function write(tx: Tx, { year, code, version }: Key, texts: Texts) {
  const known = await tx.indicator.findUnique({ where: { year_code: { year, code } } })
  if (!known) throw fail('NOT_FOUND')
  const done =
    version === null
      ? await tx.explanation.createMany({ data: [{ year, code, ...texts }], skipDuplicates: true })
      : await tx.explanation.updateMany({ where: { year, code, version }, data: texts })
  const row = await tx.explanation.findUniqueOrThrow({ where: { year_code: { year, code } } })
  if (done.count === 0) throw fail('STALE', { current: viewOf(row) })
  return { year, code, version: row.version }
}
