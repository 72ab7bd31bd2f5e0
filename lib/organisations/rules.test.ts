import { describe, expect, test } from 'vitest'
import { type LifeFacts, lifeGap, lifeSteps, nextSteps } from './rules.ts'
import { lifeStepCodes, organisationStages } from './schema.ts'

const today = '2026-06-01'
const facts = (over: Partial<LifeFacts>): LifeFacts => ({ stage: 'applied', stays: [], agreementEndsOn: null, last: null, ...over })
const open = { startedOn: '2026-01-10', endedOn: null }
const over = { startedOn: '2025-01-10', endedOn: '2026-05-20' }
const last = { doneOn: '2026-03-01', agreementEndsOn: '2026-12-31' }

describe('what may follow a stage', () => {
  test.each([
    ['applied', ['visit', 'decline']],
    ['visited', ['admit', 'decline']],
    ['admitted', ['move_in', 'decline']],
    ['resident', ['assess', 'renew', 'leave']],
    ['left', ['reapply']],
    ['declined', ['reapply']],
  ] as const)('%s', (stage, steps) => expect(nextSteps(stage)).toEqual(steps))

  test('every stage but the first is reached by some step, and none is a dead end', () => {
    for (const stage of organisationStages) expect(nextSteps(stage)).not.toEqual([])
    expect(new Set(Object.values(lifeSteps).map(({ to }) => to))).toEqual(new Set(organisationStages))
  })
})

describe('what keeps a step from being taken', () => {
  test.each([
    ['visit', facts({}), '2026-05-01', '看了场地', null],
    ['visit', facts({}), '2026-05-01', '', 'note'],
    ['visit', facts({}), '2026-06-02', '看了场地', 'future'],
    ['visit', facts({ last }), '2026-02-28', '看了场地', 'before_last'],
    ['visit', facts({ last }), '2026-03-01', '看了场地', null],
    ['visit', facts({ stage: 'resident' }), '2026-05-01', '看了场地', 'stage'],
    ['admit', facts({ stage: 'visited' }), '2026-05-01', '', null],
    ['admit', facts({ stage: 'applied' }), '2026-05-01', '', 'stage'],
    ['move_in', facts({ stage: 'admitted', stays: [open] }), '2026-01-10', '', null],
    ['move_in', facts({ stage: 'admitted', stays: [open] }), '2026-01-09', '', 'stay'],
    ['move_in', facts({ stage: 'admitted', stays: [over] }), '2026-06-01', '', 'stay'],
    ['move_in', facts({ stage: 'admitted' }), '2026-05-01', '', 'stay'],
    ['renew', facts({ stage: 'resident', agreementEndsOn: '2027-12-31', last }), '2026-05-01', '', null],
    ['renew', facts({ stage: 'resident', agreementEndsOn: '2027-12-31' }), '2026-05-01', '', null],
    ['renew', facts({ stage: 'resident', agreementEndsOn: '2026-12-31', last }), '2026-05-01', '', 'agreement_same'],
    ['renew', facts({ stage: 'resident', agreementEndsOn: '2026-05-01' }), '2026-05-01', '', 'agreement'],
    ['renew', facts({ stage: 'resident' }), '2026-05-01', '', 'agreement'],
    ['leave', facts({ stage: 'resident', stays: [over] }), '2026-05-20', '', null],
    ['leave', facts({ stage: 'resident', stays: [over] }), '2026-05-19', '', 'stay_later'],
    ['leave', facts({ stage: 'resident', stays: [over, open] }), '2026-05-20', '', 'stay_open'],
    ['decline', facts({ stage: 'visited' }), '2026-05-01', '', 'note'],
    ['decline', facts({ stage: 'visited' }), '2026-05-01', '业务不符', null],
    ['decline', facts({ stage: 'resident' }), '2026-05-01', '业务不符', 'stage'],
    ['reapply', facts({ stage: 'left' }), '2026-05-01', '', null],
    ['apply', facts({}), '2026-05-01', '', 'stage'],
  ] as const)('%s %j on %s with note "%s": %s', (step, known, doneOn, note, gap) => {
    expect(lifeGap(step, known, doneOn, note, today)).toBe(gap)
  })

  test('no step is forgotten in the table', () => expect(Object.keys(lifeSteps)).toEqual([...lifeStepCodes]))
})
