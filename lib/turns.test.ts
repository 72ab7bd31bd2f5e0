import { expect, test } from 'vitest'
import { askerWho, onBehalfOf } from './asker.ts'
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

test('a full queue refuses who comes next as busy, and nobody waits for who has left it', async () => {
  const inTurn = turns(1, 2)
  let end = () => undefined as undefined
  const done: string[] = []
  const long = inTurn(() => new Promise<void>((go) => (end = () => void go())))
  const leaving: (() => void)[] = []
  const left = onBehalfOf(
    askerWho((leave) => leaving.push(leave)),
    () => inTurn(async () => done.push('left')),
  )
  const stays = inTurn(async () => done.push('stays'))
  await expect(inTurn(async () => done.push('too many'))).rejects.toMatchObject({ code: 'BUSY', status: 503 })
  leaving[0]?.()
  await expect(left).rejects.toMatchObject({ code: 'BUSY' })
  const later = inTurn(async () => done.push('later'))
  end()
  await Promise.all([long, stays, later])
  expect(done).toEqual(['stays', 'later'])
})
