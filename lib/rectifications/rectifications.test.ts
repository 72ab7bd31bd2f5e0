import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, five, prepareYear, seenNow } from '../testing/evaluation2023.ts'

testDatabase()
beforeAll(prepareYear, 120_000)
const year = 2023
const [officer, office, head] = [asOne('officer'), asOne('office'), asOne('head')]
const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error) => (isUserError(error) ? error.data.params?.reason : Promise.reject(error)),
  )
const pdf = new File([new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF')], '补充协议.pdf')
const listed = async () => (await officer.rectifications.list({ year, sort: [{ by: 'code', descending: false }] })).rows

async function close() {
  await officer.evaluationSteps.submit(await seenNow('officer'))
  await office.evaluationSteps.forward(await seenNow('office'))
  await head.evaluationSteps.review(await seenNow('head'))
  await asOne('director').evaluationSteps.approve(await seenNow('director'))
}

test('the measures of a year are carried over as it is approved, each with cause, owner and day', async () => {
  expect(await listed()).toEqual([])
  await close()
  expect((await listed()).map(({ code, state, owner, dueOn, carried }) => [code, state, owner, dueOn, carried])).toEqual(
    ['P1', 'P3', 'P4'].map((code) => [code, 'open', '综合科', '2024-06-30', true]),
  )
})

test('one is carried out with its proof and found so by somebody else; what was found so stays, or is sent back with the reason', async () => {
  const [row] = await listed()
  if (!row) throw new Error('nothing carried')
  const done = { id: row.id, version: row.version, doneOn: '2024-05-20', doneText: '已签订补充协议' }
  expect(await reasonOf(officer.rectifications.finish(done))).toBe('proof')
  await officer.evidence.attach({ id: randomUUID(), source: 'rectifications', recordId: row.id, kind: 'proof', file: pdf })
  expect(await reasonOf(officer.rectifications.finish({ ...done, doneText: '' }))).toBe('text')
  expect(await reasonOf(officer.rectifications.finish({ ...done, doneOn: '2999-01-01' }))).toBe('day')
  const waiting = await officer.rectifications.finish(done)
  expect(waiting).toMatchObject({ state: 'done', doneBy: '李经办' })
  const at = { id: row.id, version: waiting.version }
  const promoted = as('head', { ...five.officer, role: 'head' })
  expect(await reasonOf(promoted.rectifications.verify({ ...at, passes: true }))).toBe('same_person')
  expect(await reasonOf(head.rectifications.verify({ ...at, passes: false }))).toBe('return_reason')
  expect(await codeOf(officer.rectifications.verify({ ...at, passes: true }))).toBe('NOT_ALLOWED')
  const verified = await head.rectifications.verify({ ...at, passes: true })
  expect(verified).toMatchObject({ state: 'verified', verifiedBy: '张科长' })
  const { id, code, name, cause, measure, owner, dueOn } = verified
  const edit = { id, year, code, name, cause, measure: `${measure}。`, owner, dueOn, version: verified.version }
  expect(await reasonOf(officer.rectifications.revise(edit))).toBe('verified')
  const back = await head.rectifications.verify({ id, version: verified.version, passes: false, reason: '佐证不是盖章件' })
  expect(back).toMatchObject({ state: 'open', returnReason: '佐证不是盖章件', verifiedBy: null })
  expect(await codeOf(head.rectifications.verify({ id, version: verified.version, passes: true }))).toBe('STALE')
  await officer.rectifications.finish({ ...done, version: back.version })
})

test('a year that is approved again brings words up to date of what is open, and leaves alone what was carried out', async () => {
  const { version } = await officer.evaluationSteps.get({ year })
  await asOne('director').evaluationSteps.reopen({ id: randomUUID(), year, version, reason: '补充说明' })
  const { items } = await officer.evaluations.get({ year })
  for (const item of items.filter(({ code }) => code === 'P1' || code === 'P3'))
    await officer.evaluations.explain({
      ...{ year, code: item.code, version: item.explanationVersion, cause: item.cause, measure: '按月通报' },
      ...{ measureDue: '2024-09-30', measureOwner: '李经办' },
    })
  await close()
  expect((await listed()).map(({ code, state, measure }) => [code, state, measure])).toEqual([
    ['P1', 'done', '按季通报，年中调剂'],
    ['P3', 'open', '按月通报'],
    ['P4', 'open', '按季通报，年中调剂'],
  ])
})

test('others are added by hand, and found by the search', async () => {
  const own = { id: randomUUID(), year, code: null, name: '档案整理', cause: null, measure: '补齐装订', owner: '综合科', dueOn: null }
  await officer.rectifications.log(own)
  expect((await listed()).find(({ id }) => id === own.id)).toMatchObject({ carried: false, state: 'open' })
  expect((await officer.rectifications.list({ search: '装订' })).rows).toHaveLength(1)
  expect(await db().auditEntry.count({ where: { source: 'rectifications', operation: 'rectifications.log' } })).toBe(1)
})
