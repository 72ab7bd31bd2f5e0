import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { closeYear } from '../closings/close.ts'
import { toColumn } from '../day.ts'
import { db, inTransaction } from '../db.ts'
import { isFirstStart, loadSample, sampleSignIns } from '../server/sample.ts'
import { testDatabase } from '../testing/database.ts'
import { countSample, deleteSample, sampleStateOf } from './read.ts'

testDatabase()
const by = { actor: 'admin', operation: 'sample.remove' }
const [event, request] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  await loadSample()
}, 120_000)

test('the sample year comes with its records, its texts and one sign-in a role, and is loaded once', async () => {
  expect(await sampleStateOf(db())).toBe('loaded')
  expect(await isFirstStart()).toBe(false)
  expect((await db().user.findMany({ where: { sample: true } })).map(({ role }) => role).sort()).toEqual(
    sampleSignIns.map(({ role }) => role).sort(),
  )
  const explained = await db().explanation.findMany({ where: { year: 2023 }, orderBy: { code: 'asc' } })
  expect(explained.map(({ code, cause, measure, measureDue }) => [code, cause !== '', measure !== '', measureDue !== null])).toEqual(
    ['P1', 'P3', 'P4'].map((code) => [code, true, true, true]),
  )
  expect(await countSample(db())).toMatchObject({ own: 0 })
})

test('removing it takes every sample row and sign-in away, and keeps what people logged with what that stands on', async () => {
  const [host, guest, keeper] = await db().organisation.findMany({ take: 3, orderBy: { code: 'asc' } })
  await inTransaction({ actor: 'operator', operation: 'events.log' }, async (tx) => {
    const own = { code: 'OWN-1', title: '自办沙龙', kind: 'salon', heldOn: toColumn('2024-03-01'), status: 'held' }
    await tx.event.create({ data: { id: event, ...own, declared: ['sign_in', 'minutes', 'photo'] } })
    await tx.signIn.create({
      data: {
        eventId: event,
        organisationId: guest?.id ?? null,
        organisationName: guest?.name ?? '',
        heads: 4,
        signedAt: new Date('2024-03-01T08:00:00Z'),
      },
    })
    const day = { receivedOn: toColumn('2024-03-01'), promisedOn: toColumn('2024-03-08') }
    await tx.request.create({
      data: { id: request, code: 'OWN-2', organisationId: host?.id ?? '', category: '政策', summary: '咨询', ...day },
    })
  })
  await inTransaction({ actor: 'operator', operation: 'documents.log' }, (tx) =>
    tx.document.create({ data: { organisationId: keeper?.id ?? '', kind: 'licence', title: '登记证书' } }),
  )
  const before = await countSample(db())
  expect(before.own).toBe(4)
  // somebody closed it to see how that goes
  await inTransaction(by, (tx) => closeYear(tx, { year: 2023, actor: { name: '周主任' } }))
  await inTransaction(by, deleteSample)

  expect(await sampleStateOf(db())).toBe('removed')
  expect(await isFirstStart()).toBe(false)
  expect(await db().organisation.findMany({ select: { id: true }, orderBy: { code: 'asc' } })).toEqual([
    { id: host?.id },
    { id: keeper?.id },
  ])
  expect((await db().event.findMany()).map(({ id }) => id)).toEqual([event])
  expect((await db().request.findMany()).map(({ id }) => id)).toEqual([request])
  expect(await db().signIn.findMany()).toMatchObject([{ eventId: event, organisationId: null, organisationName: guest?.name }])
  const rest = [
    db().stay,
    db().match,
    db().article,
    db().payment,
    db().contract,
    db().survey,
    db().indicator,
    db().explanation,
    db().importBatch,
    db().user,
  ]
  expect(await Promise.all(rest.map((table) => (table.count as () => Promise<number>)()))).toEqual(rest.map(() => 0))
})

test('the sums know that the sample is gone, and the audit knows who removed it', async () => {
  const left = await db().$queryRaw<{ measure: string; records: number }[]>`
    select measure, sum(records)::int as records from rollup group by 1 having sum(records) <> 0 or sum(value) <> 0 order by 1`
  expect(left.map(({ measure }) => measure)).toEqual(['events.attendance', 'events.held', 'requests.due', 'salons.held'])
  const [removed] = await db().$queryRaw<{ rows: number }[]>`
    select count(*)::int as rows from audit_entries where actor = ${by.actor} and operation = ${by.operation} and source = 'articles' and after is null`
  expect(removed?.rows).toBe(43) // 42 of the year and one of the next
})
