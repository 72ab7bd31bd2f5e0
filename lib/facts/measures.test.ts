import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { measureNames } from './rules.ts'

const database = testDatabase()
let client: Client
const organisation = randomUUID()
beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
})
afterAll(() => client.end())
beforeEach(async () => {
  await client.query('begin')
  await client.query(`insert into organisations (id, code, name, kind, region) values ($1, 'O1', '香港某商会', '商会', '香港')`, [
    organisation,
  ])
})
afterEach(() => client.query('rollback'))

/** Writes one record and gives its id. */
async function log(table: string, row: Record<string, unknown>): Promise<string> {
  const id = randomUUID()
  const names = Object.keys(row)
  const places = names.map((_, place) => `$${place + 2}`)
  await client.query(`insert into ${table} (${['id', ...names].join(', ')}) values (${['$1', ...places].join(', ')})`, [
    id,
    ...Object.values(row),
  ])
  return id
}
const change = (table: string, id: string, assignment: string) => client.query(`update ${table} set ${assignment} where id = $1`, [id])
/** The facts of one record, as `measure day value facet excluded`; empty parts are left out. */
const factsOf = async (id: string): Promise<string[]> =>
  (
    await client.query(
      `select concat_ws(' ', measure, day, value, nullif(facet, ''), excluded) as said from facts where id = $1 order by 1`,
      [id],
    )
  ).rows.map((row) => row.said)
const file = (source: string, recordId: string, kind: string) =>
  log('evidence', { source, record_id: recordId, kind, file_name: '文件.pdf', media_type: 'application/pdf', size_bytes: 1, sha256: '' })
const proof = ['sign_in', 'minutes', 'photo']
const salon = (more: object = {}) =>
  log('events', {
    code: randomUUID(),
    title: '“倾”沙龙',
    kind: 'salon',
    region: '港',
    held_on: '2023-05-18',
    status: 'held',
    declared: proof,
    ...more,
  })

test('a salon held with sign-in sheet, minutes and photo counts, by region', async () => {
  expect(await factsOf(await salon())).toEqual(['events.held 2023-05-18 1 salon', 'salons.held 2023-05-18 1 港'])
})

test('a cancelled salon is left out as cancelled, a planned one as planned', async () => {
  expect(await factsOf(await salon({ status: 'cancelled' }))).toContain('salons.held 2023-05-18 1 港 cancelled')
  expect(await factsOf(await salon({ status: 'planned' }))).toContain('salons.held 2023-05-18 1 港 planned')
})

test('a salon without minutes is left out as evidence_missing and counts once its minutes are filed, until they are taken away', async () => {
  const id = await salon({ declared: ['sign_in', 'photo'] })
  expect(await factsOf(id)).toContain('salons.held 2023-05-18 1 港 evidence_missing')
  const minutes = await file('events', id, 'minutes')
  expect(await factsOf(id)).toContain('salons.held 2023-05-18 1 港')
  await change('evidence', minutes, 'removed_at = now()')
  expect(await factsOf(id)).toContain('salons.held 2023-05-18 1 港 evidence_missing')
})

test('evidence moved to another salon counts there and no longer here', async () => {
  const [from, to] = [await salon({ declared: ['sign_in', 'photo'] }), await salon({ declared: ['sign_in', 'photo'] })]
  await change('evidence', await file('events', from, 'minutes'), `record_id = '${to}'`)
  expect([await factsOf(from), await factsOf(to)].map((facts) => facts[1])).toEqual([
    'salons.held 2023-05-18 1 港 evidence_missing',
    'salons.held 2023-05-18 1 港',
  ])
})

test('another event counts as an event and not as a salon; a removed one makes no fact', async () => {
  const id = await salon({ kind: 'visit' })
  expect(await factsOf(id)).toEqual(['events.held 2023-05-18 1 visit'])
  await change('events', id, 'removed_at = now()')
  expect(await factsOf(id)).toEqual([])
})

test('heads who signed in are summed by kind on the day of the house, and follow their event when it is cancelled', async () => {
  const event = await salon()
  const id = await log('sign_ins', { event_id: event, organisation_name: '某商会', heads: 3, signed_at: '2023-05-18T16:30:00Z' })
  expect(await factsOf(id)).toEqual(['events.attendance 2023-05-19 3 salon'])
  await change('events', event, `status = 'cancelled', kind = 'visit'`)
  expect(await factsOf(id)).toEqual(['events.attendance 2023-05-19 3 visit cancelled'])
  await change('events', event, 'removed_at = now()')
  expect(await factsOf(id)).toEqual(['events.attendance 2023-05-19 3 visit removed'])
})

const match = (stage: string, reachedOn: string) =>
  log('matches', { code: 'M1', organisation_id: organisation, counterpart: '某公司', stage, reached_on: reachedOn })

test.each([
  ['intent', ' intent'],
  ['met', ''],
  ['signed', ''],
  ['ended', ' ended'],
])('a match that reached the stage %s counts from met on', async (stage, excluded) => {
  expect(await factsOf(await match(stage, '2023-06-01'))).toEqual([`matches.met 2023-06-01 1${excluded}`])
})

test('a match met in 2023 and signed in 2024 counts once, in 2023, and still does when it ends', async () => {
  const id = await match('met', '2023-11-20')
  await change('matches', id, `stage = 'signed', reached_on = '2024-02-01'`)
  expect(await factsOf(id)).toEqual(['matches.met 2023-11-20 1'])
  await change('matches', id, `stage = 'ended', reached_on = '2024-06-01'`)
  expect(await factsOf(id)).toEqual(['matches.met 2023-11-20 1'])
})

test('a match whose day or stage was wrong counts on the mended day, and not at all when they never met', async () => {
  const id = await match('signed', '2024-01-10')
  await change('matches', id, `reached_on = '2023-12-20'`)
  expect(await factsOf(id)).toEqual(['matches.met 2023-12-20 1'])
  await change('matches', id, `stage = 'intent'`)
  expect(await factsOf(id)).toEqual(['matches.met 2023-12-20 1 intent'])
  await change('matches', id, `stage = 'ended', reached_on = '2024-03-01'`)
  expect(await factsOf(id)).toEqual(['matches.met 2024-03-01 1 ended'])
})

test('the steps of a match are those it went through; a stage taken back leaves none behind', async () => {
  const steps = async () =>
    (await client.query(`select stage || ' ' || reached_on as said from match_steps order by reached_on, stage`)).rows.map(
      (row) => row.said,
    )
  const id = await match('intent', '2023-05-01')
  await change('matches', id, `stage = 'met', reached_on = '2023-06-01'`)
  await change('matches', id, `stage = 'signed', reached_on = '2023-07-01'`)
  expect(await steps()).toEqual(['intent 2023-05-01', 'met 2023-06-01', 'signed 2023-07-01'])
  await change('matches', id, `stage = 'ended', reached_on = '2023-08-01'`)
  await change('matches', id, `stage = 'met', reached_on = '2023-06-02'`)
  expect(await steps()).toEqual(['intent 2023-05-01', 'met 2023-06-02'])
})

test('a stay adds one on its first day and takes it away on its last', async () => {
  const id = await log('stays', { organisation_id: organisation, place: '501', started_on: '2023-03-15' })
  expect(await factsOf(id)).toEqual(['stays.active 2023-03-15 1'])
  await change('stays', id, `ended_on = '2023-11-30'`)
  expect(await factsOf(id)).toEqual(['stays.active 2023-03-15 1', 'stays.active 2023-11-30 -1'])
})

test('a seat is there from its first day until it is closed, and taken by a stay from its first day until its last', async () => {
  const room = await log('rooms', { code: '501', name: '开放办公区', floor: '5层' })
  const seat = await log('seats', { room_id: room, code: '工位01', available_from: '2023-03-01' })
  expect(await factsOf(seat)).toEqual(['seats.available 2023-03-01 1'])
  const stay = { organisation_id: organisation, place: '501-工位01', started_on: '2023-03-15', ended_on: '2023-11-30', area_sqm: 6 }
  expect(await factsOf(await log('stays', { ...stay, seat_id: seat }))).toEqual([
    'seats.occupied 2023-03-15 1',
    'seats.occupied 2023-11-30 -1',
    'stays.active 2023-03-15 1',
    'stays.active 2023-11-30 -1',
    'stays.area 2023-03-15 6.00',
    'stays.area 2023-11-30 -6.00',
  ])
  await change('seats', seat, `closed_on = '2023-12-31'`)
  expect(await factsOf(seat)).toEqual(['seats.available 2023-03-01 1', 'seats.available 2023-12-31 -1'])
})

test('an article counts on its day; people and times are apart, and a figure not reported is missing, not zero', async () => {
  const id = await log('articles', { mid: '1', idx: 1, title: '推文', published_on: '2023-04-01', read_times: 120, read_users: 0 })
  expect(await factsOf(id)).toEqual([
    'articles.published 2023-04-01 1',
    'articles.read_times 2023-04-01 120',
    'articles.read_users 2023-04-01 0',
    'articles.share_times 2023-04-01 not_reported',
    'articles.share_users 2023-04-01 not_reported',
  ])
})

test('a day of followers gives total, new and cancelled', async () => {
  const id = await log('follower_days', { day: '2023-12-31', total_users: 396, new_users: 2 })
  expect(await factsOf(id)).toEqual([
    'followers.cancelled 2023-12-31 not_reported',
    'followers.new 2023-12-31 2',
    'followers.total 2023-12-31 396',
  ])
})

test("a budget line is a fact of its year's first day, an adjustment of its own day, by sub-project", async () => {
  const row = { year: 2023, level1: '一', level2: '二', sub_project: '活动经费', initial_yuan: 1000 }
  const line = await log('budget_lines', row)
  expect(await factsOf(line)).toEqual(['budget.adjusted 2023-01-01 1000.00 活动经费', 'budget.initial 2023-01-01 1000.00 活动经费'])
  const cut = { budget_line_id: line, amount_yuan: -100, adjusted_on: '2023-08-01', document_no: '穗南财〔2023〕8号' }
  expect(await factsOf(await log('budget_adjustments', cut))).toEqual(['budget.adjusted 2023-08-01 -100.00 活动经费'])
})

const payment = (more: object = {}) =>
  log('payments', {
    ...{
      sub_project: '日常运作经费',
      category: '水',
      summary: '水费',
      amount_yuan: '88.80',
      paid_on: '2024-01-10',
      accrual_month: '2023-12-01',
    },
    ...{ declared: ['approval', 'invoice', 'acceptance', 'receipt'], ...more },
  })

test('a payment counts on the day it was paid, its upkeep in the month of use', async () => {
  expect(await factsOf(await payment())).toEqual([
    'costs.paid 2024-01-10 88.80 日常运作经费',
    'payments.compliant 2024-01-10 1 日常运作经费',
    'payments.made 2024-01-10 1 日常运作经费',
    'upkeep.settled 2023-12-01 1 水',
  ])
})

test('what is not paid yet is left out of all four as unpaid', async () => {
  expect(await factsOf(await payment({ paid_on: null }))).toEqual([
    'costs.paid 2023-12-01 88.80 日常运作经费 unpaid',
    'payments.compliant 2023-12-01 1 日常运作经费 unpaid',
    'payments.made 2023-12-01 1 日常运作经费 unpaid',
    'upkeep.settled 2023-12-01 1 水 unpaid',
  ])
})

test('a payment without its acceptance is paid but not compliant until the voucher is filed', async () => {
  const id = await payment({ declared: ['approval', 'invoice', 'receipt'] })
  expect(await factsOf(id)).toContain('payments.compliant 2024-01-10 1 日常运作经费 voucher_missing')
  await file('payments', id, 'acceptance')
  expect(await factsOf(id)).toContain('payments.compliant 2024-01-10 1 日常运作经费')
})

test('a meter reading is its usage, by meter', async () => {
  const row = { meter_code: 'W-1', kind: 'water', read_on: '2023-05-31', previous: 100, current: 112.5, usage: 12.5 }
  expect(await factsOf(await log('meter_readings', row))).toEqual(['meters.water 2023-05-31 12.500 W-1'])
})

const contract = async (more: object = {}) => {
  const id = await log('contracts', { code: 'C1', name: '合同', sub_project: '活动经费', supplier: '某公司', amount_yuan: 1000, ...more })
  await log('contract_lines', { contract_id: id, line_no: 1, item: '保洁', unit: '次', max_quantity: 10, unit_price_yuan: 50 })
  return id
}
const settle = (contractId: string, more: object = {}) =>
  log('settlements', {
    ...{ contract_id: contractId, code: randomUUID(), item: '保洁', unit: '次', quantity: 4, unit_price_yuan: 50, amount_yuan: 200 },
    ...{ settled_on: '2023-09-30', ...more },
  })

test('a contract makes no fact before it is settled; settled as agreed it is consistent', async () => {
  const id = await contract()
  expect(await factsOf(id)).toEqual([])
  expect(await factsOf(await settle(id))).toEqual(['settlements.amount 2023-09-30 200.00 保洁'])
  expect(await factsOf(id)).toEqual(['contracts.consistent 2023-09-30 1 活动经费', 'contracts.settled 2023-09-30 1 活动经费'])
})

test.each([
  ['item_not_in_contract', { item: '推文' }, {}],
  ['unit_differs', { unit: '月' }, {}],
  ['price_differs', { unit_price_yuan: 60, amount_yuan: 240 }, {}],
  ['over_ceiling', { quantity: 11, amount_yuan: 550 }, {}],
  ['outside_term', {}, { starts_on: '2023-10-01' }],
  ['outside_term', {}, { ends_on: '2023-09-29' }],
  ['signed_late', {}, { signed_on: '2023-03-02', starts_on: '2023-03-01' }],
  ['amount_differs', { amount_yuan: 201 }, {}],
  ['over_total', {}, { amount_yuan: 199 }],
])('a settlement with %s is a finding, and the contract is left out until it is resolved with a note', async (kind, line, terms) => {
  const id = await contract(terms)
  await settle(id, line)
  const found = await client.query('select kind from contract_findings where contract_id = $1', [id])
  expect(found.rows).toEqual([{ kind }])
  expect(await factsOf(id)).toContain('contracts.consistent 2023-09-30 1 活动经费 finding_open')
  await client.query(`update contract_findings set resolved_at = now(), note = '已补签协议' where contract_id = $1`, [id])
  expect(await factsOf(id)).toContain('contracts.consistent 2023-09-30 1 活动经费')
})

test('a finding goes by itself when the settlement is corrected', async () => {
  const id = await contract()
  const line = await settle(id, { amount_yuan: 201 })
  expect(await factsOf(id)).toContain('contracts.consistent 2023-09-30 1 活动经费 finding_open')
  await change('settlements', line, 'amount_yuan = 200')
  expect(await factsOf(id)).toContain('contracts.consistent 2023-09-30 1 活动经费')
})

const answer = (surveyId: string, more: object = {}) =>
  log('survey_responses', {
    ...{
      survey_id: surveyId,
      organisation_name: '香港某商会',
      submitted_at: '2023-11-01T10:00:00+08:00',
      score: 45,
      full_score: 50,
      ...more,
    },
  })

test('an organisation that answers again is counted once, with its later answer, in whatever order they arrive', async () => {
  const survey = await log('surveys', { title: '满意度', year: 2023 })
  const second = await answer(survey, { submitted_at: '2023-11-02T23:30:00+08:00', score: 47 })
  const first = await answer(survey)
  expect(await factsOf(first)).toContain('surveys.score 2023-11-01 45.00 2023 满意度 superseded')
  expect(await factsOf(second)).toEqual([
    'surveys.full_score 2023-11-02 50.00 2023 满意度',
    'surveys.responses 2023-11-02 1 2023 满意度',
    'surveys.satisfied 2023-11-02 1 2023 满意度',
    'surveys.score 2023-11-02 47.00 2023 满意度',
  ])
  await change('survey_responses', second, 'removed_at = now()')
  expect(await factsOf(first)).toContain('surveys.score 2023-11-01 45.00 2023 满意度')
})

test('anonymous answers and answers to another survey stand for themselves', async () => {
  const [one, two] = [await log('surveys', { title: '上半年', year: 2023 }), await log('surveys', { title: '下半年', year: 2023 })]
  const answers = [await answer(one), await answer(two), await answer(one, { organisation_name: '' })]
  answers.push(await answer(one, { organisation_name: '', submitted_at: '2023-11-05T10:00:00+08:00' }))
  for (const id of answers) expect((await factsOf(id)).join()).not.toContain('superseded')
})

test.each([
  [{ closed_on: '2023-05-10' }, ''],
  [{ closed_on: '2023-05-11' }, ' late'],
  [{}, ' still_open'],
])('a request promised for 10 May, %j, is due%s', async (more, excluded) => {
  const row = {
    code: 'R1',
    organisation_id: organisation,
    received_on: '2023-05-01',
    category: '政策',
    summary: '',
    promised_on: '2023-05-10',
  }
  expect(await factsOf(await log('requests', { ...row, ...more }))).toEqual([
    'requests.due 2023-05-10 1 政策',
    `requests.on_time 2023-05-10 1 政策${excluded}`,
  ])
})

test('a withdrawn request is neither due nor on time', async () => {
  const row = {
    code: 'R1',
    organisation_id: organisation,
    received_on: '2023-05-01',
    category: '政策',
    summary: '',
    promised_on: '2023-05-10',
  }
  expect(await factsOf(await log('requests', { ...row, status: 'withdrawn' }))).toEqual([
    'requests.due 2023-05-10 1 政策 withdrawn',
    'requests.on_time 2023-05-10 1 政策 withdrawn',
  ])
})

test('an inspected item counts as done, and as passed only when it passed', async () => {
  const row = { inspected_on: '2023-05-31', area: '大厅', item: '灯' }
  expect(await factsOf(await log('inspections', { ...row, passed: true }))).toEqual([
    'inspections.done 2023-05-31 1 大厅',
    'inspections.passed 2023-05-31 1 大厅',
  ])
  expect(await factsOf(await log('inspections', { ...row, item: '门', passed: false }))).toContain(
    'inspections.passed 2023-05-31 1 大厅 failed',
  )
})

const policy = (more: object) => log('policies', { name: '进驻退出制度', required_from: '2023-01-01', ...more })

test.each([
  ['not issued yet', {}, ['policies.in_force 2023-01-01 1 not_issued', 'policies.required 2023-01-01 1']],
  ['issued later', { issued_on: '2023-06-01' }, ['policies.in_force 2023-06-01 1', 'policies.required 2023-01-01 1']],
  ['issued before it was required', { issued_on: '2022-06-01' }, ['policies.in_force 2023-01-01 1', 'policies.required 2023-01-01 1']],
  [
    'repealed',
    { issued_on: '2023-06-01', repealed_on: '2024-02-01' },
    ['policies.in_force 2023-06-01 1', 'policies.in_force 2024-02-01 -1', 'policies.required 2023-01-01 1'],
  ],
  [
    'repealed before it was required',
    { issued_on: '2022-06-01', repealed_on: '2022-12-01' },
    ['policies.in_force 2023-01-01 1 not_in_force', 'policies.required 2023-01-01 1'],
  ],
  [
    'asked for until a day',
    { issued_on: '2023-06-01', required_ends_on: '2023-12-31' },
    [
      ...['policies.in_force 2023-06-01 1', 'policies.in_force 2024-01-01 -1'],
      ...['policies.required 2023-01-01 1', 'policies.required 2024-01-01 -1'],
    ],
  ],
  [
    'not required',
    { required: false, issued_on: '2023-06-01' },
    ['policies.in_force 2023-06-01 1 not_required', 'policies.required 2023-01-01 1 not_required'],
  ],
])('a policy %s is in force only while it is issued, required and not repealed', async (_, row, facts) => {
  expect(await factsOf(await policy(row))).toEqual(facts)
})

test('every measure that the database makes is in the catalogue, and no other', async () => {
  const made =
    await client.query(`select distinct m[1] as measure from pg_proc p, regexp_matches(pg_get_functiondef(p.oid), $re$'((?:[a-z_]+)\\.(?:[a-z_]*))'$re$, 'g') m
    where p.proname = 'facts_of'`)
  const names = made.rows.flatMap(({ measure }) => (measure === 'meters.' ? ['meters.electricity', 'meters.water'] : [measure]))
  expect(names.sort()).toEqual([...measureNames].sort())
})
