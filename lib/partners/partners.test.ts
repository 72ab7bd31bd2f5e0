import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')
let requestId: string
let partnerId: string
beforeAll(async () => {
  const organisation = await db().organisation.create({ data: { code: 'JG-1', name: '某某协会', kind: 'association', region: 'macao' } })
  const days = { receivedOn: toColumn('2026-03-02'), promisedOn: toColumn('2026-03-09') }
  const request = await db().request.create({
    data: { code: 'S-1', organisationId: organisation.id, category: '法律', summary: '合同', ...days },
  })
  requestId = request.id
  const partner = { id: randomUUID(), name: '某某律师事务所', field: 'legal' as const, contactName: '李律师', contactPhone: '13812341234' }
  partnerId = (await officer.partners.log({ ...partner, isInUse: true, note: null })).id
})
const referral = (over: object = {}) => ({
  ...{ id: randomUUID(), requestId, partnerId, referredOn: '2026-03-03', status: 'sent' as const, answeredOn: null, outcome: null },
  ...over,
})
const factsOf = (id: string) => db().$queryRaw`select measure, facet, excluded from facts where source = 'referrals' and id = ${id}::uuid`

test('a referral counts by its partner’s field, and one that the partner declined is left out with the reason', async () => {
  const made = await officer.referrals.log(referral())
  expect(made).toMatchObject({ field: 'legal', partner: { name: '某某律师事务所' }, request: { code: 'S-1' } })
  expect(await factsOf(made.id)).toEqual([{ measure: 'requests.referred', facet: 'legal', excluded: null }])
  await officer.referrals.revise({ ...made, status: 'declined', answeredOn: '2026-03-04', outcome: '利益冲突' })
  expect(await factsOf(made.id)).toEqual([{ measure: 'requests.referred', facet: 'legal', excluded: 'declined' }])
  expect((await officer.partners.get({ id: partnerId })).referrals).toEqual([{ status: 'declined' }])
})

test.each([
  ['done without an outcome', { status: 'done', answeredOn: '2026-03-04' }, 'RULE_BROKEN'],
  ['accepted without a day', { status: 'accepted' }, 'RULE_BROKEN'],
  ['answered before it was sent', { status: 'accepted', answeredOn: '2026-03-01' }, 'RULE_BROKEN'],
  ['of no partner', { partnerId: randomUUID() }, 'REFERENCE_MISSING'],
])('a referral %s is refused, and nothing is written', async (_, over, code) => {
  const input = referral(over)
  expect(await codeOf(officer.referrals.log(input))).toBe(code)
  expect(await db().referral.count({ where: { id: input.id } })).toBe(0)
})

test('a partner’s phone is masked, and opening it leaves a trace', async () => {
  expect(await as('viewer').partners.get({ id: partnerId })).toMatchObject({ contactPhone: '138****1234' })
  expect(await as('operator').partners.open({ id: partnerId })).toMatchObject({ contactPhone: '13812341234' })
  expect(await db().auditEntry.count({ where: { recordId: partnerId, operation: 'partners.open' } })).toBe(1)
  expect(JSON.stringify(await as('admin').audit.list({ recordId: partnerId }))).not.toContain('13812341234')
})
