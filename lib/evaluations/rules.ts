import { Decimal, plain } from '../money.ts'
import type { Demand, Grade, ScoredItem } from './schema.ts'

type Goal = Pick<ScoredItem, 'operator' | 'target'>

/** Above the target by more than this, in percent, a cause has to be given (product rule, editable by the caller). */
export const causeLimit = 20
/** Above the target by more than this, in percent, the reviewer has to say why. */
export const reviewLimit = 30

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

type Deviation = { deviationPercent: string | null; causeLimit?: number; reviewLimit?: number }

/** What has to be written about a deviation: below target cause and measure, far above it a cause, very far above also how the reviewer reads it. */
export function demands({
  deviationPercent,
  causeLimit: causeAbove = causeLimit,
  reviewLimit: reviewAbove = reviewLimit,
}: Deviation): Demand {
  const off = new Decimal(deviationPercent ?? 0)
  return { cause: off.lt(0) || off.gt(causeAbove), measure: off.lt(0), overshoot: off.gt(reviewAbove) }
}

type Explained = Pick<ScoredItem, 'demand' | 'cause' | 'measure' | 'measureDue' | 'overshoot' | 'deduction' | 'deductionReason'>

/** Who still owes something that the deviation rules ask for: the officer texts and the measure's day; the reviewer a reading, a deduction for a target found too low, a reason for a deduction. */
export function owes({ demand, cause, measure, measureDue, overshoot, deduction, deductionReason }: Explained) {
  const deducted = new Decimal(deduction).gt(0)
  const isRead = !demand.overshoot || (overshoot !== null && (overshoot !== 'target_low' || deducted))
  return {
    officer: (demand.cause && cause.trim() === '') || (demand.measure && (measure.trim() === '' || measureDue === null)),
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

/** The sum of the rounded scores that there are (null when there is none) and the codes without one. A grade only when nothing is missing. */
export function total(items: Pick<ScoredItem, 'code' | 'score'>[]): { total: string | null; grade: Grade | null; missing: string[] } {
  const scores = items.flatMap(({ score }) => (score === null ? [] : [score]))
  const missing = items.filter(({ score }) => score === null).map(({ code }) => code)
  if (scores.length === 0) return { total: null, grade: null, missing }
  const sum = Decimal.sum(...scores).toFixed(2)
  return { total: sum, grade: missing.length > 0 ? null : gradeOf(sum), missing }
}

/** 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below. */
export function gradeOf(total: string): Grade {
  const points = new Decimal(total)
  if (points.gte(90)) return 'excellent'
  if (points.gte(80)) return 'good'
  return points.gte(60) ? 'fair' : 'poor'
}

/** Whether an indicator reached its target; false while its actual is missing. */
export const isMet = ({ deviationPercent }: Pick<ScoredItem, 'deviationPercent'>): boolean =>
  deviationPercent !== null && new Decimal(deviationPercent).gte(0)

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
