import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, five, prepareYear, seenNow } from '../testing/evaluation2023.ts'
import { lookAround } from './look.ts'

testDatabase()
const dayMs = 86_400_000
beforeAll(async () => {
  await prepareYear()
  await db().user.createMany({
    data: Object.values(five).map(({ userId: id, userName, name, role }) => ({ id, userName, name, role, passwordHash: '-' })),
  })
}, 120_000)

const lines = async (userId: string) =>
  (await db().notification.findMany({ where: { userId, kind: 'step' }, orderBy: { createdAt: 'asc' } })).map(({ params, endedAt }) => [
    (params as { state: string }).state,
    (params as { isLate: string }).isLate,
    endedAt !== null,
  ])

test('whoever holds a step hears of it as it arrives and once more after some days, however often is looked; a return is another arrival', async () => {
  const { officer, office, head } = five
  await asOne('officer').evaluationSteps.submit(await seenNow('officer'))
  const now = new Date()
  for (const at of [now, new Date(now.getTime() + dayMs), new Date(now.getTime() + dayMs)]) await lookAround(at)
  expect(await lines(office.userId)).toEqual([['gathering', 'no', false]])
  expect(await lines(head.userId)).toEqual([])
  for (const days of [3, 4, 5]) await lookAround(new Date(now.getTime() + days * dayMs))
  expect(await lines(office.userId)).toEqual([
    ['gathering', 'no', false],
    ['gathering', 'yes', false],
  ])
  const { version } = await asOne('office').evaluationSteps.get({ year: 2023 })
  await asOne('office').evaluationSteps.return({ id: crypto.randomUUID(), year: 2023, version, to: 'drafting', reason: '请补充' })
  await lookAround(new Date(now.getTime() + dayMs))
  expect(await lines(officer.userId)).toEqual([['drafting', 'no', false]])
  expect((await lines(office.userId)).every(([, , isOver]) => isOver)).toBe(true)
})
