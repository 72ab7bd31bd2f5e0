import { expect, test } from 'vitest'
import { standing } from './rules.ts'
import type { Step } from './schema.ts'

const step = (action: Step['action'], from: Step['from'], to: Step['to'], by: string, round = 1): Step => ({
  ...{ id: `${by}${action}`, number: 1, round, action, from, to, by, at: '2024-01-05T00:00:00Z', reason: '', digest: '', document: null },
})
const held = (steps: Step[], round = 1) => [...standing(steps, round)].map(([state, { by }]) => [state, by])

test('what came back undoes what was done after it, and a new round begins with nothing', () => {
  const there = [
    step('submit', 'drafting', 'gathering', '李'),
    step('forward', 'gathering', 'reviewing', '王'),
    step('review', 'reviewing', 'approving', '张'),
  ]
  expect(held(there)).toEqual([
    ['drafting', '李'],
    ['gathering', '王'],
    ['reviewing', '张'],
  ])
  expect(held([...there, step('return', 'approving', 'reviewing', '刘')])).toEqual([
    ['drafting', '李'],
    ['gathering', '王'],
  ])
  expect(held([...there, step('return', 'approving', 'drafting', '刘')])).toEqual([])
  expect(held([...there, step('reopen', 'closed', 'drafting', '刘', 2), step('submit', 'drafting', 'gathering', '陈', 2)], 2)).toEqual([
    ['drafting', '陈'],
  ])
})
