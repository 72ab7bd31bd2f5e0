import { describe, expect, test } from 'vitest'
import { arrivalOf, attendanceOf, confirmationOf, type MatchStage, matchMoves, monthsOn, planOf, refusalOfMove, weeksOf } from './rules.ts'

describe('a match', () => {
  const today = '2024-06-30'
  test.each([
    ['intent', 'met', '2024-05-02', null],
    ['intent', 'ended', '2024-05-02', null],
    ['intent', 'signed', '2024-05-02', 'match_move'],
    ['met', 'negotiating', '2024-05-01', null],
    ['met', 'signed', '2024-05-02', null],
    ['met', 'met', '2024-05-02', 'match_move'],
    ['met', 'intent', '2024-05-02', 'match_move'],
    ['negotiating', 'signed', '2024-04-30', 'match_before_last_step'],
    ['negotiating', 'signed', '2024-07-01', 'match_in_future'],
    ['signed', 'landed', '2024-06-30', null],
    ['landed', 'ended', '2024-06-30', 'match_move'],
    ['ended', 'negotiating', '2024-06-30', null],
    ['nonsense', 'met', '2024-06-30', 'match_move'],
  ])('at %s since 1 May goes to %s on %s: %s', (from, to, reachedOn, refusal) => {
    expect(refusalOfMove({ stage: from, reachedOn: '2024-05-01' }, { stage: to, reachedOn }, today)).toBe(refusal)
  })

  test('can reach every stage from the first one, and none leads to itself', () => {
    const reached = new Set<string>(['intent'])
    for (const stage of reached) for (const next of matchMoves[stage as MatchStage]) reached.add(next)
    expect([...reached].sort()).toEqual(Object.keys(matchMoves).sort())
    for (const [stage, moves] of Object.entries(matchMoves)) expect(moves).not.toContain(stage)
  })

  const says = (side: string, agrees = true) => ({ side, agrees })
  test.each([
    [[], 'waiting'],
    [[says('resident')], 'waiting'],
    [[says('resident'), says('counterpart')], 'both'],
    [[says('resident', false)], 'disputed'],
    [[says('resident'), says('counterpart', false)], 'disputed'],
  ])('of which %j is said stands as %s', (said, state) => {
    expect(confirmationOf(said)).toBe(state)
  })
})

describe('guests', () => {
  const guest = (organisationId: string | null, organisationName: string, heads = 1) => ({ organisationId, organisationName, heads })

  test('are counted by heads, by organisations of the register and by those who came on their own', () => {
    expect(attendanceOf([guest('a', '甲会', 3), guest('b', '乙会'), guest(null, '某君', 2)])).toEqual({
      heads: 6,
      organisations: 2,
      visitors: 1,
    })
    expect(attendanceOf([])).toEqual({ heads: 0, organisations: 0, visitors: 0 })
  })

  test('who were invited have come when the register or the name says so', () => {
    const arrivals = [guest('a', '甲会（改名）'), guest(null, '丙公司')]
    expect(arrivalOf(guest('a', '甲会'), arrivals)).toEqual([arrivals[0]])
    expect(arrivalOf(guest(null, '丙公司'), arrivals)).toEqual([arrivals[1]])
    expect(arrivalOf(guest('b', '乙会'), arrivals)).toEqual([])
  })
})

test.each([
  ['2024-02', 5, '2024-01-29', '2024-03-03'],
  ['2021-02', 4, '2021-02-01', '2021-02-28'],
  ['2024-09', 6, '2024-08-26', '2024-10-06'],
])('the calendar of %s has %i weeks from Monday %s to Sunday %s', (month, weeks, first, last) => {
  const days = weeksOf(month)
  expect([days.length, days[0]?.[0], days.at(-1)?.at(-1)]).toEqual([weeks, first, last])
  expect(days.every((week) => week.length === 7)).toBe(true)
})

test.each([
  ['2024-12', 1, '2025-01'],
  ['2024-01', -1, '2023-12'],
  ['2024-05', 0, '2024-05'],
])('%s moved by %i months is %s', (month, by, moved) => {
  expect(monthsOn(month, by)).toBe(moved)
})

test('a plan counts by kind, leaves cancelled budgets out, and shows a kind out of use only while it has events', () => {
  const kind = (code: string, isInUse = true) => ({ code, name: code, nameEn: null, isInUse })
  const event = (status: string, missing: string[] = [], budgetYuan: string | null = '100.10') => ({
    ...{ kind: 'salon', status, missing, budgetYuan, expectedHeads: 10 },
  })
  const events = [event('planned'), event('held', ['minutes']), event('held', [], null), event('cancelled')]
  expect(planOf([kind('salon', false), kind('visit'), kind('old', false)], events)).toEqual([
    {
      code: 'salon',
      name: 'salon',
      nameEn: null,
      planned: 1,
      held: 2,
      cancelled: 1,
      incomplete: 1,
      budgetYuan: '200.20',
      expectedHeads: 30,
    },
    { code: 'visit', name: 'visit', nameEn: null, planned: 0, held: 0, cancelled: 0, incomplete: 0, budgetYuan: '0.00', expectedHeads: 0 },
  ])
})
