import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, five, prepareYear, seenNow } from '../testing/evaluation2023.ts'

testDatabase()
beforeAll(prepareYear, 120_000)
const year = 2023
const waits = async (one: ReturnType<typeof asOne>) =>
  (await one.waiting.list()).items.map(({ kind, state, title }) => [kind, state || title])

test('everybody sees what waits for them, and nobody what is in other hands, or was in theirs before', async () => {
  const [officer, office, head] = [asOne('officer'), asOne('office'), asOne('head')]
  expect(await waits(officer)).toEqual([['evaluation', 'drafting']])
  expect(await waits(office)).toEqual([])
  await officer.evaluationSteps.submit(await seenNow('officer'))
  expect(await waits(officer)).toEqual([])
  expect(await waits(office)).toEqual([['evaluation', 'gathering']])
  // who made it is not asked to check it, whatever their role has become
  expect(await waits(as('office', { ...five.officer, role: 'office' }))).toEqual([])
  const remark = { id: randomUUID(), year, code: 'P1', parentId: null, text: '请补充依据', to: 'reviewing' as const }
  const said = await office.evaluationComments.add(remark)
  expect(await waits(head)).toEqual([['comment', 'P1']])
  const answer = { ...remark, id: randomUUID(), parentId: remark.id, to: null }
  expect(await head.evaluationComments.add(answer)).toMatchObject({ parentId: remark.id, by: '张科长' })
  const stray = head.evaluationComments.add({ ...answer, id: randomUUID(), code: 'P2' })
  await expect(stray).rejects.toMatchObject({ code: 'EVALUATION_REFUSED' })
  await head.evaluationComments.resolve({ id: said.id, version: said.version, isResolved: true })
  expect(await waits(head)).toEqual([])
  await office.evaluationSteps.forward(await seenNow('office'))
  const [line] = (await head.waiting.list()).items
  expect(line).toMatchObject({ state: 'reviewing', by: '王综合', path: '/evaluations?year=2023' })
  expect((await head.board.attention({ year })).items.find(({ kind }) => kind === 'waitingForYou')).toMatchObject({
    count: 1,
    path: '/waiting',
  })
  expect(await waits(asOne('director'))).toEqual([])
  expect(await waits(as('viewer'))).toEqual([])
})
