import { type Limits, usualLimits } from '../limits/schema.ts'
import { Decimal, plain } from '../money.ts'
import type { Demand, Grade, ScoredItem } from './schema.ts'

type Goal = Pick<ScoredItem, 'operator' | 'target'>

const operators = ['≥', '=', '≤']
const hundred = new Decimal(100)

function positiveTarget({ operator, target }: Goal): Decimal {
  if (!operators.includes(operator)) throw new RangeError(`Unknown operator ${operator}`)
  const value = new Decimal(target)
  if (value.lte(0)) throw new RangeError(`A target must be above zero, not ${target}`)
  return value
}

/**
 * An indicator's base score with 2 decimals, rounded half up: the full weight when the target is met, else weight × actual ÷ target
 * (≤: weight × target ÷ actual), from 0 to the weight. `=` is reached like ≥. null without an actual; throws on a target of zero or an unknown operator.
 */
export function scoreItem({ operator, target, weight, actual }: Goal & Pick<ScoredItem, 'weight' | 'actual'>): string | null {
  const goal = positiveTarget({ operator, target })
  if (actual === null) return null
  const reached = new Decimal(actual)
  const share = operator === '≤' ? (reached.gt(goal) ? goal.div(reached) : new Decimal(1)) : reached.div(goal)
  return Decimal.max(0, Decimal.min(1, share)).mul(weight).toFixed(2)
}

/** How far an actual is from its target, in percent of the target with up to 2 decimals, + is better; null without an actual. */
export function deviationPercent({ operator, target, actual }: Goal & Pick<ScoredItem, 'actual'>): string | null {
  const goal = positiveTarget({ operator, target })
  if (actual === null) return null
  const off = operator === '≤' ? goal.sub(actual) : new Decimal(actual).sub(goal)
  return off.div(goal).mul(100).toDecimalPlaces(2).toFixed()
}

type Deviated = Pick<ScoredItem, 'deviationPercent'> & Partial<Pick<ScoredItem, 'kind' | 'isApplicable' | 'band'>>

/**
 * What has to be written about a deviation: below target cause and measure, far above it a cause, very far above also how the reviewer reads it. Of a
 * qualitative indicator, where its band is not the first; of one that does not apply, nothing.
 */
export function demands(
  { deviationPercent, kind = 'quantitative', isApplicable = true, band = null }: Deviated,
  limits: Pick<Limits, 'farAbove' | 'causeAbove' | 'readAbove'> = usualLimits,
): Demand {
  const isShort = kind === 'qualitative' ? band !== null && band !== 'reached' : new Decimal(deviationPercent ?? 0).lt(0)
  if (!isApplicable) return { cause: false, measure: false, overshoot: false }
  const above = (limit: string) => limits.farAbove && kind === 'quantitative' && new Decimal(deviationPercent ?? 0).gt(limit)
  return { cause: isShort || above(limits.causeAbove), measure: isShort, overshoot: above(limits.readAbove) }
}

type Explained = Pick<
  ScoredItem,
  'demand' | 'cause' | 'measure' | 'measureDue' | 'measureOwner' | 'overshoot' | 'deduction' | 'deductionReason'
>

/** Who still owes something that the deviation rules ask for: the officer texts, the measure's owner and day; the reviewer a reading, a deduction for a target found too low, a reason for a deduction. */
export function owes(item: Explained) {
  const { demand, cause, measure, measureDue, measureOwner, overshoot, deduction, deductionReason } = item
  const deducted = new Decimal(deduction).gt(0)
  const isRead = !demand.overshoot || (overshoot !== null && (overshoot !== 'target_low' || deducted))
  const isPromised = measure.trim() !== '' && measureOwner.trim() !== '' && measureDue !== null
  return {
    officer: (demand.cause && cause.trim() === '') || (demand.measure && !isPromised),
    reviewer: !isRead || (deducted && deductionReason.trim() === ''),
  }
}

/** Whether everything that the deviation rules ask for is written. */
export function isExplained(item: Explained): boolean {
  const { officer, reviewer } = owes(item)
  return !officer && !reviewer
}

/** The score that counts: base − deduction with 2 decimals, rounded half up, never below 0; null without a base score. */
export function finalScore(base: string | null, deduction: string): string | null {
  return base === null ? null : Decimal.max(0, new Decimal(base).sub(deduction)).toFixed(2)
}

type Scored = Pick<ScoredItem, 'code' | 'score'> & Partial<Pick<ScoredItem, 'isApplicable'>>

/** The sum of the rounded scores that there are (null when there is none) and the codes without one, but for those that do not apply. A grade only when nothing is missing. */
export function total(
  items: Scored[],
  limits: GradeLimits = usualLimits,
): { total: string | null; grade: Grade | null; missing: string[] } {
  const applicable = items.filter(({ isApplicable = true }) => isApplicable)
  const scores = applicable.flatMap(({ score }) => (score === null ? [] : [score]))
  const missing = applicable.filter(({ score }) => score === null).map(({ code }) => code)
  if (scores.length === 0) return { total: null, grade: null, missing }
  const sum = Decimal.sum(...scores).toFixed(2)
  return { total: sum, grade: missing.length > 0 ? null : gradeOf(sum, limits), missing }
}

type GradeLimits = Pick<Limits, 'excellentFrom' | 'goodFrom' | 'fairFrom'>
/** 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below, where the framework says nothing else. */
export function gradeOf(total: string, { excellentFrom, goodFrom, fairFrom }: GradeLimits = usualLimits): Grade {
  const points = new Decimal(total)
  if (points.gte(excellentFrom)) return 'excellent'
  if (points.gte(goodFrom)) return 'good'
  return points.gte(fairFrom) ? 'fair' : 'poor'
}

/** Points among weights in proportion, with two decimals; what rounding leaves over goes to the largest, so that they add up exactly. */
export function respread(points: string, weights: string[]): string[] {
  const sum = Decimal.sum(...weights)
  const shares = weights.map((weight) => new Decimal(points).mul(weight).div(sum).toDecimalPlaces(2, Decimal.ROUND_HALF_UP))
  const left = new Decimal(points).sub(Decimal.sum(...shares))
  const largest = weights.reduce((at, weight, index) => (new Decimal(weight).gt(weights[at] ?? 0) ? index : at), 0)
  return shares.map((share, at) => plain((at === largest ? share.add(left) : share).toFixed(2)))
}

/** The weights that count: where some indicators do not apply, theirs are 0 and spread over the others in proportion; all together they stay what they were. */
export function weightsOf(items: Pick<ScoredItem, 'weight' | 'isApplicable'>[]): string[] {
  const applicable = items.filter(({ isApplicable }) => isApplicable)
  if (applicable.length === items.length || applicable.length === 0) return items.map(({ weight }) => weight)
  const whole = items.reduce((sum, { weight }) => sum.add(weight), new Decimal(0)).toFixed()
  const spread = respread(
    whole,
    applicable.map(({ weight }) => weight),
  )
  let next = 0
  return items.map(({ isApplicable }) => (isApplicable ? (spread[next++] ?? '0') : '0'))
}

type Rated = Goal & Pick<ScoredItem, 'weight' | 'actual'> & Partial<Pick<ScoredItem, 'kind' | 'isApplicable' | 'bandPercent'>>
/** The base score of any indicator: by its actual, or by its band's percentage; null for one that does not apply, and while nothing is known. */
export function baseScoreOf({ kind = 'quantitative', isApplicable = true, bandPercent = null, ...item }: Rated): string | null {
  if (!isApplicable) return null
  if (kind === 'quantitative') return scoreItem(item)
  return bandPercent === null ? null : new Decimal(item.weight).mul(bandPercent).div(100).toFixed(2)
}

/** Whether an indicator reached its target, or its first band; false while its actual is missing. */
export const isMet = ({ deviationPercent, kind = 'quantitative', band = null }: Deviated): boolean =>
  kind === 'qualitative' ? band === 'reached' : deviationPercent !== null && new Decimal(deviationPercent).gte(0)

/** Whether an indicator that applies has no score yet: 未填报, or not rated. */
export const isMissing = ({ score, isApplicable }: Pick<ScoredItem, 'score' | 'isApplicable'>): boolean => isApplicable && score === null

/** Whether an indicator that applies has a result, and fell short with it. */
export const isShort = (item: ScoredItem): boolean => item.isApplicable && !isMissing(item) && !isMet(item)

/** What documents print of an indicator's result: its actual, or of a qualitative one its percentage, held against a hundred. */
export function resultOf({ kind, actual, unit, target, deviationPercent, bandPercent }: ScoredItem) {
  if (kind === 'quantitative') return { actual, unit, target, deviation: deviationPercent }
  const deviation = bandPercent === null ? null : new Decimal(bandPercent).sub(100).toFixed()
  return { actual: bandPercent, unit: '%', target: '100', deviation }
}

/** Whether an indicator is one of output (产出): every sub-project needs at least one. */
export const isOutput = ({ level1 }: Pick<ScoredItem, 'level1'>): boolean => level1.includes('产出')

/** Why a set of indicators cannot be activated; `detail` is the sum of weights, a sub-project or an indicator's code. */
export type SetProblem = { kind: 'weights_sum' | 'output_missing' | 'target_zero' | 'operator_unknown'; detail: string }
type Definition = Pick<ScoredItem, 'code' | 'level1' | 'operator' | 'target' | 'weight' | 'subProject'>

/** What keeps a set from being activated: weights that do not add up to 100, a sub-project without an output indicator, a target not above zero. */
export function checkSet(items: Definition[], subProjects = items.map(({ subProject }) => subProject)): SetProblem[] {
  const weights = items.reduce((sum, { weight }) => sum.add(weight), new Decimal(0))
  const covered = new Set(items.filter(isOutput).map(({ subProject }) => subProject))
  const uncovered = [...new Set(subProjects)].filter((name) => name !== null).filter((name) => !covered.has(name))
  return [
    ...(weights.eq(hundred) ? [] : [{ kind: 'weights_sum' as const, detail: plain(weights.toFixed()) }]),
    ...uncovered.map((detail) => ({ kind: 'output_missing' as const, detail })),
    ...items.filter(({ target }) => new Decimal(target).lte(0)).map(({ code }) => ({ kind: 'target_zero' as const, detail: code })),
    ...items
      .filter(({ operator }) => !operators.includes(operator))
      .map(({ code }) => ({ kind: 'operator_unknown' as const, detail: code })),
  ]
}
