import { describe, expect, test } from 'vitest'
import { isAllowed, roles } from '../permissions.ts'
import { type EvaluationState, evaluationActions, evaluationStates } from './schema.ts'
import { holderOf, isUnderWay, moveOf, movesFrom, otherDutyOf, workflow } from './workflow.ts'

// Written down here a second time on purpose: who may do what from where, and where that leads. Anything else is no move.
const expected: Record<string, readonly [to: string[], role: string]> = {
  'submit drafting': [['gathering'], 'officer'],
  'forward gathering': [['reviewing'], 'office'],
  'return gathering': [['drafting'], 'office'],
  'review reviewing': [['approving'], 'head'],
  'return reviewing': [['gathering', 'drafting'], 'head'],
  'approve approving': [['closed'], 'director'],
  'return approving': [['reviewing', 'drafting'], 'director'],
  'file closed': [['filed'], 'office'],
  'reopen closed': [['drafting'], 'director'],
  'reopen filed': [['drafting'], 'director'],
}

describe('the way of an evaluation', () => {
  const everything = evaluationActions.flatMap((action) =>
    evaluationStates.flatMap((state) => roles.map((role) => ({ action, state, role }))),
  )

  test.each(everything)('$action of what is $state by the $role', ({ action, state, role }) => {
    const [to, by] = expected[`${action} ${state}`] ?? [[], null]
    const may = workflow.filter((move) => move.action === action && move.from === state && isAllowed(role, move.permission))
    expect(may.map((move) => move.to)).toEqual(role === by ? to : [])
  })

  test('every state has one holder until it is filed, and nothing stands in the way twice', () => {
    expect(evaluationStates.map(holderOf)).toEqual([
      ...['evaluations.submit', 'evaluations.gather', 'evaluations.review', 'evaluations.approve', 'evaluations.file'],
      null,
    ])
    const keys = workflow.map(({ action, from, to }) => `${action} ${from} ${to}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(evaluationStates.filter(isUnderWay)).toEqual(['drafting', 'gathering', 'reviewing', 'approving'])
    expect(movesFrom('filed').map(({ action }) => action)).toEqual(['reopen'])
  })

  test('sending back goes where it is told, never forwards, and is no move without its place', () => {
    expect(moveOf('return', 'approving', 'drafting')?.to).toBe('drafting')
    expect(moveOf('return', 'approving', 'gathering')).toBeNull()
    expect(moveOf('return', 'drafting')).toBeNull()
    const order = (state: EvaluationState) => evaluationStates.indexOf(state)
    for (const { action, from, to, needsReason } of workflow) {
      expect(order(to) < order(from)).toBe(action === 'return' || action === 'reopen')
      expect(needsReason).toBe(action === 'return' || action === 'reopen')
    }
  })
})

describe('maker is never checker', () => {
  const step = (userId: string, action: string, from: EvaluationState, round = 1) => ({ userId, action, from, round })

  test('who acted from one state does not act from another in the same round, whatever came back between', () => {
    const steps = [step('li', 'submit', 'drafting'), step('wang', 'return', 'gathering'), step('li', 'submit', 'drafting')]
    expect(otherDutyOf(steps, { userId: 'li', round: 1, from: 'drafting' })).toBeNull()
    expect(otherDutyOf(steps, { userId: 'li', round: 1, from: 'gathering' })).toBe('drafting')
    expect(otherDutyOf(steps, { userId: 'wang', round: 1, from: 'reviewing' })).toBe('gathering')
    expect(otherDutyOf(steps, { userId: 'wang', round: 1, from: 'gathering' })).toBeNull()
  })

  test('the next round begins anew, and filing or opening again is no duty', () => {
    const steps = [step('wang', 'forward', 'gathering'), step('wang', 'file', 'closed'), step('liu', 'reopen', 'filed', 2)]
    expect(otherDutyOf(steps, { userId: 'wang', round: 1, from: 'gathering' })).toBeNull()
    expect(otherDutyOf(steps, { userId: 'wang', round: 2, from: 'reviewing' })).toBeNull()
    expect(otherDutyOf(steps, { userId: 'liu', round: 2, from: 'approving' })).toBeNull()
  })
})
