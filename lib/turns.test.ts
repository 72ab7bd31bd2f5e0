import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('never more than two at once, everybody gets a turn, and a failure hands its turn on', async () => {
  const inTurn = turns(2)
  let now = 0
  let most = 0
  const work = (place: number) => async () => {
    most = Math.max(most, ++now)
    await new Promise((done) => setTimeout(done, 5))
    now--
    if (place % 3 === 0) throw new Error('broken file')
    return place
  }
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, place) => inTurn(work(place))))
  expect(most).toBe(2)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(13)
})
