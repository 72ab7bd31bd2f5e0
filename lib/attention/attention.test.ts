import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { plusDays, toColumn, today } from '../day.ts'
import { db } from '../db.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { attentionOf } from './read.ts'
import type { AttentionKind } from './schema.ts'

testDatabase()
beforeAll(async () => {
  await importDemo()
}, 120_000)

/** In the middle of the sample year, so that it is running. */
const day = '2023-08-16'
const found = async (kind: AttentionKind, on = day) =>
  (await attentionOf(db(), { year: 2023, day: on })).filter((item) => item.kind === kind)
const counts = async (kind: AttentionKind, on?: string) => (await found(kind, on)).map(({ count }) => count)

async function request(status: string, promisedOn: string | null, receivedOn = '2023-08-01') {
  const { id: organisationId } = await db().organisation.findFirstOrThrow()
  const acceptance = promisedOn && { organisationId, acceptedOn: toColumn(receivedOn), promisedOn: toColumn(promisedOn), team: '服务一组' }
  const data = { code: randomUUID(), category: '其他', summary: '诉求', receivedOn: toColumn(receivedOn), status, organisationName: '某会' }
  return db().request.create({ data: { ...data, ...acceptance } })
}

/** What the list behind a line holds: its address is read as the page reads it. */
async function listed(path: string): Promise<number> {
  const { filtersOf } = await import('../address-text.ts')
  const { pathname, searchParams } = new URL(path, 'http://house')
  const noun = { '/requests': 'requests', '/events': 'events', '/costs': 'payments' }[pathname] as 'requests' | 'events' | 'payments'
  const year = searchParams.get('year')
  const list = await as('viewer')[noun].list({ filters: filtersOf(searchParams.get('f') ?? ''), year: year ? Number(year) : null })
  return list.total
}

test('requests that have lapsed, that lapse by the next working day and that nobody accepted are counted, each with the list that holds just these', async () => {
  const before = await counts('requestsOverdue')
  await request('accepted', '2023-08-10')
  await request('in_progress', '2023-08-16')
  await request('assigned', '2023-08-17')
  await request('assigned', '2023-08-18')
  await request('submitted', null, '2023-08-14')
  const [overdue] = await found('requestsOverdue')
  expect(overdue).toMatchObject({ severity: 'urgent', count: (before[0] ?? 0) + 1 })
  const [lapsing] = await found('requestsLapsing')
  expect(lapsing).toMatchObject({ severity: 'soon', count: 2, since: '2023-08-16' })
  const [waiting] = await found('requestsWaiting')
  expect(waiting).toMatchObject({ count: 1, since: '2023-08-14' })
  for (const item of [overdue, lapsing, waiting]) expect(await listed(item?.path ?? '')).toBe(item?.count)
})

test('what was held or paid and cannot be proved yet is counted until the evidence is there', async () => {
  const [events] = await found('eventsUnproved', '2024-01-05')
  expect(events).toMatchObject({ count: 1, since: '2023-11-24' })
  expect(await listed(events?.path ?? '')).toBe(1)
  const [payments] = await found('paymentsUnproved', '2024-01-05')
  if (payments) expect(await listed(payments.path)).toBe(payments.count)
  await db().event.updateMany({ where: { code: 'HD-2023-08' }, data: { declared: ['sign_in', 'minutes', 'photo'] } })
  expect(await counts('eventsUnproved', '2024-01-05')).toEqual([])
})

test('an import that was judged and never written waits; a spreadsheet that no newer one followed is stale, unless somebody wrote there by hand', async () => {
  expect(await counts('importsWaiting')).toEqual([])
  await db().importJob.create({ data: { year: 2023, actorName: 'test', state: 'judged' } })
  expect(await found('importsWaiting')).toMatchObject([{ count: 1, path: '/imports' }])
  // what the sample brought today is old in a hundred days
  const later = plusDays(today(), 100)
  const year = Number(later.slice(0, 4))
  const file = { fileName: '抄表.csv', sha256: 'x', sizeBytes: 1, layout: 'meter_readings, sign_ins', year, counts: {}, actorName: 'test' }
  await db().importBatch.create({ data: file })
  const stale = async () => (await attentionOf(db(), { year, day: later })).filter(({ kind }) => kind === 'importsStale')
  expect(await stale()).toMatchObject([{ count: 2, since: today() }])
  await db().auditEntry.create({ data: { at: new Date(later), actor: 'li', operation: 'meterReadings.log', source: 'meter_readings' } })
  expect((await stale()).map(({ params }) => params.names)).toEqual([['sign_ins']])
  // a year that is over brings nothing any more
  expect((await attentionOf(db(), { year: 2023, day: later })).map(({ kind }) => kind)).not.toContain('importsStale')
})

test('records that the months lack are counted since the first of them', async () =>
  expect(await found('recordsMissing', '2024-02-20')).toMatchObject([{ since: '2023-03-01', path: '/completeness?year=2023' }]))

test('an indicator of which nothing was logged leads to where that is logged', async () => {
  const empty = await found('indicatorsEmpty', '2023-01-20')
  const surveys = empty.find(({ path }) => path === '/surveys')
  expect(surveys?.params.names).toEqual(['入驻机构服务满意度'])
})

test('while the year runs only what lags behind the calendar has to be explained, and once it is over everything below its target', async () => {
  const [over] = await found('deviationsUnexplained', '2024-01-05')
  const board = await as('viewer').board.year({ year: 2023 })
  expect(over?.count).toBe(board.unexplained.length)
})

test('money that is paid too slowly, and money beyond its budget, are told with the sub-projects', async () => {
  const [behind] = await found('budgetBehind', '2023-12-20')
  expect(behind?.params.names ?? []).not.toContain('场地租赁费')
  await db().budgetLine.updateMany({ where: { subProject: '活动经费' }, data: { control: 'warn' } })
  await db().payment.create({
    data: {
      ...{ subProject: '活动经费', category: '其他', summary: '超支', amountYuan: '500000' },
      ...{ paidOn: toColumn('2023-05-05'), accrualMonth: toColumn('2023-05-01') },
    },
  })
  expect(await found('budgetOver')).toMatchObject([{ severity: 'urgent', count: 1, params: { names: ['活动经费'] } }])
  // nothing paid of a line while most of the year has gone
  await db().budgetLine.create({ data: { year: 2023, level1: '一', level2: '二', subProject: '备用', initialYuan: '1000' } })
  expect((await found('budgetBehind'))[0]?.params.names).toContain('备用')
})

test('who may not read imports is not sent to them', async () => {
  const kindsFor = async (role: 'officer' | 'admin') => (await as(role).board.attention({ year: 2023 })).items.map(({ kind }) => kind)
  expect(await kindsFor('officer')).toContain('importsWaiting')
  expect(await kindsFor('admin')).not.toContain('importsWaiting')
})

test('what is urgent comes first', async () => {
  const ranks = (await attentionOf(db(), { year: 2023, day })).map(({ severity }) => ['urgent', 'soon', 'note'].indexOf(severity))
  expect(ranks).toEqual([...ranks].sort())
})
