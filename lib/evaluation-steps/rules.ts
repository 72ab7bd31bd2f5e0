import { type Day, lastOfYear } from '../day.ts'
import { owes } from '../evaluations/rules.ts'
import { type EvaluationState, evaluationStates, type Snapshot } from '../evaluations/schema.ts'
import type { Step } from './schema.ts'

/** Why an evaluation cannot be taken on: the reason's name in the sentence, and what fills it in. */
export type Refusal = { reason: string; codes?: string; day?: string }

const listed = (reason: string, codes: string[]): Refusal | null => (codes.length > 0 ? { reason, codes: codes.join('、') } : null)

/** What keeps an evaluation from being submitted: a year that runs, indicators that are a draft, figures or texts that are missing. */
export function submitRefusal(snapshot: Snapshot, { day, isSetActive }: { day: Day; isSetActive: boolean }): Refusal | null {
  const { year, items, missing } = snapshot
  if (day < lastOfYear(year)) return { reason: 'early', day: lastOfYear(year) }
  if (items.length === 0) return { reason: 'no_indicators' }
  if (!isSetActive) return { reason: 'set_draft' }
  return listed('missing', missing) ?? listed('unexplained', codesOwing(snapshot, 'officer'))
}

/** What keeps it from being passed on by a reviewer: results far above target that nobody has read yet, and texts that came to be missing. */
export const reviewRefusal = (snapshot: Snapshot): Refusal | null =>
  listed('missing', snapshot.missing) ??
  listed('unexplained', codesOwing(snapshot, 'officer')) ??
  listed('undecided', codesOwing(snapshot, 'reviewer'))

/** Codes about which the officer or the reviewer still owes something. */
export const codesOwing = ({ items }: Pick<Snapshot, 'items'>, who: 'officer' | 'reviewer'): string[] =>
  items.filter((item) => owes(item)[who]).map(({ code }) => code)

const placeOf = (state: EvaluationState): number => evaluationStates.indexOf(state)

/** The step by which each state of the round was left behind, as far as that still stands: going back undoes what came after. */
export function standing(steps: readonly Step[], round: number): Map<EvaluationState, Step> {
  const held = new Map<EvaluationState, Step>()
  for (const step of steps.filter((one) => one.round === round && one.action !== 'reopen')) {
    if (step.action !== 'return') held.set(step.from, step)
    else for (const state of evaluationStates) if (placeOf(state) >= placeOf(step.to)) held.delete(state)
  }
  return held
}
