import type { Permission } from '../permissions.ts'
import type { EvaluationAction, EvaluationState } from './schema.ts'

/** One way from a state to another: who may take it, and what it asks for. */
export type Move = {
  action: EvaluationAction
  from: EvaluationState
  to: EvaluationState
  permission: Permission
  /** Whether it makes or checks the evaluation: then nobody does so from two states of one round, whatever their role has become. */
  isDuty: boolean
  needsReason: boolean
}

const [submit, gather, review, approve] = ['evaluations.submit', 'evaluations.gather', 'evaluations.review', 'evaluations.approve'] as const
const forward = { isDuty: true, needsReason: false }
const back = { action: 'return', isDuty: true, needsReason: true } as const
const again = { action: 'reopen', to: 'drafting', permission: 'evaluations.reopen', isDuty: false, needsReason: true } as const

/** The whole way of an evaluation, once. Sending back goes one step back or to the officer; opening again begins the next round. */
export const workflow: readonly Move[] = [
  { action: 'submit', from: 'drafting', to: 'gathering', permission: submit, ...forward },
  { action: 'forward', from: 'gathering', to: 'reviewing', permission: gather, ...forward },
  { action: 'review', from: 'reviewing', to: 'approving', permission: review, ...forward },
  { action: 'approve', from: 'approving', to: 'closed', permission: approve, ...forward },
  // filing notes down where the paper went: it checks nothing
  { action: 'file', from: 'closed', to: 'filed', permission: 'evaluations.file', isDuty: false, needsReason: false },
  { ...back, from: 'gathering', to: 'drafting', permission: gather },
  { ...back, from: 'reviewing', to: 'gathering', permission: review },
  { ...back, from: 'reviewing', to: 'drafting', permission: review },
  { ...back, from: 'approving', to: 'reviewing', permission: approve },
  { ...back, from: 'approving', to: 'drafting', permission: approve },
  { ...again, from: 'closed' },
  { ...again, from: 'filed' },
]

/** The way of that name from a state (to the one asked for, where there are several); null when there is none. */
export const moveOf = (action: EvaluationAction, from: EvaluationState, to?: EvaluationState): Move | null =>
  workflow.find((move) => move.action === action && move.from === from && (to === undefined || move.to === to)) ?? null

export const movesFrom = (from: EvaluationState): readonly Move[] => workflow.filter((move) => move.from === from)

/** What somebody needs who holds an evaluation in a state; null where it waits for nobody. */
export const holderOf = (state: EvaluationState): Permission | null =>
  workflow.find(({ action, from }) => from === state && action !== 'return' && action !== 'reopen')?.permission ?? null

/** A state that is still on its way to being approved. */
export const isUnderWay = (state: EvaluationState): boolean => state !== 'closed' && state !== 'filed'

type Taken = { round: number; action: string; from: EvaluationState; userId: string }

/** The other state from which somebody already acted in this round, so that they may not act from this one: maker is never checker. */
export function otherDutyOf(steps: readonly Taken[], { userId, round, from }: Omit<Taken, 'action'>): EvaluationState | null {
  const duties = steps.filter(
    (step) => step.round === round && step.userId === userId && step.action !== 'file' && step.action !== 'reopen',
  )
  return duties.find((step) => step.from !== from)?.from ?? null
}
