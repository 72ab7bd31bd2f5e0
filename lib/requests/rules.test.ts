import { expect, test } from 'vitest'
import { askedCode, freeBy, nextSteps, type StepFacts, type StepWords, stepGap, workingDaysTo } from './rules.ts'
import type { TakenStep } from './schema.ts'

const today = '2026-11-27'
const facts: StepFacts = {
  status: 'in_progress',
  receivedOn: '2026-11-02',
  promisedOn: '2026-12-04',
  organisationId: 'known',
  lastOn: '2026-11-20',
}
const words: StepWords = { doneOn: today, note: '说明', organisationId: null, teamId: 'team', promisedOn: '2026-12-08', score: 4 }

test('the way from the public page to the revisit, and what may follow where', () => {
  expect(nextSteps('submitted')).toEqual(['accept', 'withdraw', 'decline'])
  expect(nextSteps('accepted')).toEqual(['assign', 'extend', 'withdraw'])
  expect(nextSteps('assigned')).toEqual(['assign', 'start', 'close', 'extend', 'withdraw'])
  expect(nextSteps('in_progress')).toEqual(['assign', 'close', 'extend', 'withdraw'])
  expect(nextSteps('closed')).toEqual(['revisit', 'reopen'])
  expect(nextSteps('revisited')).toEqual(['revisit', 'reopen'])
  expect([nextSteps('withdrawn'), nextSteps('declined')]).toEqual([['reopen'], ['reopen']])
})

test.each<[TakenStep, Partial<StepFacts>, Partial<StepWords>, string | null]>([
  ['close', {}, {}, null],
  ['close', {}, { doneOn: '2026-11-28' }, 'future'],
  ['close', {}, { doneOn: '2026-11-19' }, 'before_last'],
  ['close', { lastOn: null }, { doneOn: '2026-11-01' }, 'before_received'],
  ['close', {}, { note: '' }, 'note'],
  ['close', { status: 'submitted' }, {}, 'stage'],
  ['revisit', {}, {}, 'stage'],
  ['revisit', { status: 'closed' }, { score: null }, 'score'],
  ['revisit', { status: 'revisited' }, {}, null],
  ['accept', { status: 'submitted', organisationId: null }, {}, 'organisation'],
  ['accept', { status: 'submitted', organisationId: null }, { organisationId: 'chosen' }, null],
  ['accept', { status: 'submitted' }, { promisedOn: null }, 'promise'],
  ['accept', { status: 'submitted' }, { promisedOn: '2026-11-26' }, 'promise_before'],
  ['assign', {}, { teamId: null }, 'team'],
  ['extend', {}, {}, null],
  ['extend', {}, { note: '' }, 'note'],
  ['extend', {}, { promisedOn: '2026-12-04' }, 'not_later'],
  ['extend', { promisedOn: today }, {}, null],
  ['extend', { promisedOn: '2026-11-26' }, {}, 'lapsed'],
  ['reopen', { status: 'withdrawn' }, { note: '' }, 'note'],
  ['decline', { status: 'accepted' }, {}, 'stage'],
])('%s, %j, %j: %s', (step, known, said, gap) => {
  expect(stepGap(step, { ...facts, ...known }, { ...words, ...said }, today)).toBe(gap)
})

test.each([
  ['2026-11-27', '2026-11-30', 1],
  ['2026-11-27', '2026-11-27', 0],
  ['2026-11-27', '2026-11-28', 0],
  ['2026-11-30', '2026-11-27', -1],
  ['2026-12-31', '2027-01-04', 2],
])('from %s to %s are %i working days; beyond what is told, weekends are free', (from, to, days) => {
  const isFree = freeBy({ from: '2026-01-01', to: '2026-12-31', free: ['2026-11-28', '2026-11-29'] })
  expect(workingDaysTo(from, to, isFree)).toBe(days)
})

test('a request by the public page has a number of its own kind', () => {
  expect(askedCode('0193f2a4-7c1e-7b2d-9f00-1a2b3c7f3a2c', new Date('2026-11-22T17:00:00Z'))).toBe('SQ-20261123-7F3A2CW')
})
