import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusDays, toColumn, today } from '../day.ts'
import { db, inTransaction } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { plusWorkingDays } from '../working-days.ts'
import type { TakenStep } from './schema.ts'

testDatabase()
const officer = as('officer')
const day = (ago: number) => plusDays(today(), -ago)
let organisationId: string
let teamId: string

beforeAll(async () => {
  const made = await db().organisation.create({ data: { code: 'JG-1', name: '澳门某某协会', kind: 'association', region: 'macao' } })
  organisationId = made.id
  teamId = (await officer.serviceTeams.log({ id: randomUUID(), name: '第一服务小组', isInUse: true, note: null })).id
})

/** A request that came in some days ago: by the desk, or by the public page. */
const logged = (ago: number, over: object = {}) =>
  officer.requests.log({
    ...{ id: randomUUID(), code: randomUUID(), organisationId, receivedOn: day(ago), category: '财税', summary: '变更税务登记' },
    ...{ contactName: null, contactPhone: null, ...over },
  })
const asked = async (ago: number) => {
  const id = randomUUID()
  await db().request.create({
    data: {
      ...{ id, code: id, organisationName: '不在册的商会', via: 'link', receivedOn: toColumn(day(ago)), category: '财税' },
      ...{ summary: '变更', status: 'submitted', contactName: '何小姐', contactPhone: '13812341234' },
    },
  })
  return id
}
const seen = (id: string) => officer.requests.get({ id })
type Said = { note?: string; teamId?: string; promisedOn?: string; score?: number; organisationId?: string }
const take = async (id: string, step: TakenStep, ago: number, said: Said = {}, by = officer) =>
  by.requests.advance({
    ...(await seen(id)),
    stepId: randomUUID(),
    step,
    doneOn: day(ago),
    note: '',
    teamId: null,
    promisedOn: null,
    ...said,
  })
const back = async (id: string) => officer.requests.stepBack({ ...(await seen(id)), stepId: randomUUID() })
/** Why a step is refused; `OK` when it is not. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return 'OK'
  } catch (error) {
    if (isUserError(error)) return error.data.params?.reason ?? error.code
    throw error
  }
}
const stepsOf = async (id: string) => (await officer.requests.life({ id })).steps.map(({ step }) => step).reverse()
const factsOf = async (id: string) =>
  (
    await db().$queryRaw<{ measure: string; excluded: string | null; day: Date; value: number }[]>`
      select measure, excluded, day, value::int as value from facts where source = 'requests' and id = ${id}::uuid order by measure`
  ).map((fact) => `${fact.measure} ${fact.day.toISOString().slice(0, 10)} ${fact.value}${fact.excluded ? ` ${fact.excluded}` : ''}`)

describe('the life of a request', () => {
  test('asked by the public page, accepted, assigned, worked on, closed, revisited: each step is written down with who took it', async () => {
    const id = await asked(20)
    expect(await factsOf(id)).toEqual([])
    await take(id, 'accept', 19, { organisationId, promisedOn: day(5) })
    expect(await seen(id)).toMatchObject({
      status: 'accepted',
      acceptedOn: day(19),
      promisedOn: day(5),
      firstPromisedOn: day(5),
      organisationId,
    })
    expect(await factsOf(id)).toEqual([`requests.due ${day(5)} 1`, `requests.on_time ${day(5)} 1 still_open`])
    await take(id, 'assign', 18, { teamId, note: '请今天联系' })
    await take(id, 'start', 17)
    await take(id, 'close', 6, { note: '已协助变更' })
    await take(id, 'revisit', 2, { score: 5, note: '很快' })
    expect(await seen(id)).toMatchObject({
      ...{
        status: 'revisited',
        team: '第一服务小组',
        teamId,
        closedOn: day(6),
        result: '已协助变更',
        revisitScore: 5,
        revisitedOn: day(2),
      },
    })
    expect(await factsOf(id)).toEqual([
      `requests.due ${day(5)} 1`,
      `requests.on_time ${day(5)} 1`,
      `requests.revisit_score ${day(2)} 5`,
      `requests.revisited ${day(2)} 1`,
    ])
    expect(await stepsOf(id)).toEqual(['submit', 'accept', 'assign', 'start', 'close', 'revisit'])
    const { steps } = await officer.requests.life({ id })
    expect(steps.at(-3)).toMatchObject({ step: 'assign', doneOn: day(18), note: '请今天联系', team: '第一服务小组', by: 'test-officer' })
    const entries = await db().auditEntry.findMany({ where: { recordId: id, operation: 'requests.advance' }, orderBy: { id: 'asc' } })
    expect(entries.at(-1)).toMatchObject({ actor: 'test-officer', before: { status: 'closed' }, after: { status: 'revisited' } })
  })

  test('logged by staff it is accepted that day, and its category promises working days', async () => {
    const category = await officer.requestCategories.list({ filters: { name: { is: ['招聘'] } } })
    expect(category.rows[0]?.promisedDays).toBe(10)
    const row = await logged(3, { category: '招聘' })
    expect(row).toMatchObject({ status: 'accepted', acceptedOn: day(3), promisedOn: plusWorkingDays(day(3), 10), via: 'office' })
    expect((await logged(3, { category: '别的说法' })).promisedOn).toBe(plusWorkingDays(day(3), 5))
    expect(await stepsOf(row.id)).toEqual(['accept'])
  })

  test('a day that the office calls free moves the promise', async () => {
    const usual = await officer.requests.promise({ category: '财税', from: '2026-06-01' })
    expect(usual).toMatchObject({ days: 5, promisedOn: '2026-06-08', unknownYears: [] })
    const free = await officer.calendarDays.log({ id: randomUUID(), day: '2026-06-03', isWorking: false, note: '停电检修' })
    expect((await officer.requests.promise({ category: '财税', from: '2026-06-01' })).promisedOn).toBe('2026-06-09')
    await officer.calendarDays.remove(free)
    expect((await officer.requests.promise({ category: '财税', from: '2026-06-01' })).promisedOn).toBe('2026-06-08')
    expect((await officer.requests.promise({ category: '财税', from: '2098-12-30' })).unknownYears).toEqual([2098, 2099])
  })

  test('an organisation’s own team comes before the category’s', async () => {
    const own = await officer.serviceTeams.log({ id: randomUUID(), name: '专属小组', isInUse: true, note: null })
    const organisation = await db().organisation.create({
      data: { code: 'JG-2', name: '香港某某商会', kind: 'chamber', region: 'hongkong', serviceTeamId: own.id },
    })
    const [tax] = (await officer.requestCategories.list({ filters: { name: { is: ['财税'] } } })).rows
    if (!tax) throw new Error('no category')
    await officer.requestCategories.revise({ ...tax, teamId })
    const ask = { category: '财税', from: today() }
    expect((await officer.requests.promise({ ...ask, organisationId: organisation.id })).team?.name).toBe('专属小组')
    expect((await officer.requests.promise({ ...ask, organisationId })).team?.name).toBe('第一服务小组')
    expect((await officer.requests.promise({ ...ask, category: '招聘' })).team).toBeNull()
  })

  test('the form sets no state, whatever it sends', async () => {
    const row = await logged(3)
    const sent = { ...row, status: 'closed', closedOn: today(), promisedOn: day(-90), result: '办好了', team: '无', revisitScore: 5 }
    expect(await officer.requests.revise(sent as never)).toMatchObject({ status: 'accepted', closedOn: null, promisedOn: row.promisedOn })
  })

  test('the same step sent twice is one step', async () => {
    const { id } = await logged(3)
    const input = { ...(await seen(id)), stepId: randomUUID(), step: 'withdraw' as const, doneOn: today(), note: '已自行解决' }
    await officer.requests.advance(input)
    await officer.requests.advance(input)
    expect(await stepsOf(id)).toEqual(['accept', 'withdraw'])
    expect(await factsOf(id)).toEqual([expect.stringMatching(/withdrawn$/), expect.stringMatching(/withdrawn$/)])
  })

  test('of two who assign at once, one is told, with the request as it is now', async () => {
    const { id } = await logged(3)
    const at = await seen(id)
    const send = () => codeOf(officer.requests.advance({ ...at, stepId: randomUUID(), step: 'assign', doneOn: today(), note: '', teamId }))
    expect((await Promise.all([send(), send()])).sort()).toEqual(['OK', 'STALE'])
    expect(await stepsOf(id)).toEqual(['accept', 'assign'])
  })

  test.each([
    ['close', 1, { note: '好了' }, 'stage'],
    ['revisit', 1, { score: 5 }, 'stage'],
    ['assign', 1, {}, 'team'],
    ['assign', 1, { teamId: randomUUID() }, 'team_gone'],
    ['assign', -1, {}, 'future'],
    ['withdraw', 4, { note: '不要了' }, 'before_received'],
  ] as const)('%s, %i days ago, %j is refused (%s) and nothing is written', async (step, ago, said, reason) => {
    const before = await logged(3)
    expect(await refusal(take(before.id, step, ago, said))).toBe(reason)
    expect(await seen(before.id)).toEqual(before)
    expect(await stepsOf(before.id)).toEqual(['accept'])
  })

  test('nothing is closed before it was accepted', async () => {
    const id = await asked(9)
    await take(id, 'accept', 3, { organisationId, promisedOn: today() })
    await take(id, 'assign', 3, { teamId })
    expect(await refusal(take(id, 'close', 5, { note: '好了' }))).toBe('before_last')
    await expect(db().request.update({ where: { id }, data: { closedOn: toColumn(day(5)) } })).rejects.toThrow(
      /requests_closed_after_accepted/,
    )
  })

  test('a promise is extended while it has not passed; both days stay visible, and what has lapsed stays late', async () => {
    const { id, promisedOn: first } = await logged(1)
    await take(id, 'extend', 0, { promisedOn: day(-40), note: '等主管部门答复' })
    expect(await seen(id)).toMatchObject({ promisedOn: day(-40), firstPromisedOn: first, status: 'accepted' })
    expect((await officer.requests.life({ id })).steps[0]).toMatchObject({ step: 'extend', promisedOn: day(-40), insteadOf: first })
    const late = await logged(30)
    expect(await refusal(take(late.id, 'extend', 0, { promisedOn: day(-40), note: '晚了' }))).toBe('lapsed')
    expect(await refusal(take(late.id, 'extend', 29, { promisedOn: day(-40), note: '倒填' }))).toBe('lapsed')
    await take(late.id, 'assign', 0, { teamId })
    await take(late.id, 'close', 0, { note: '办好' })
    expect(await factsOf(late.id)).toContain(`requests.on_time ${late.promisedOn} 1 late`)
  })

  test('reopened it is open again, and its earlier closing no longer counts', async () => {
    const { id } = await logged(3)
    await take(id, 'assign', 2, { teamId })
    await take(id, 'close', 1, { note: '办好' })
    await take(id, 'reopen', 0, { note: '没有解决' })
    expect(await seen(id)).toMatchObject({ status: 'in_progress', closedOn: null })
    const declined = await asked(3)
    await take(declined, 'decline', 2, { note: '不属于本所' })
    await take(declined, 'reopen', 1, { note: '可以转介' })
    expect((await seen(declined)).status).toBe('submitted')
  })

  test('the last step is taken back, step by step, and the time line tells both', async () => {
    const { id } = await logged(3)
    await take(id, 'assign', 2, { teamId })
    await take(id, 'start', 1)
    expect(await back(id)).toMatchObject({ status: 'assigned', team: '第一服务小组' })
    expect(await back(id)).toMatchObject({ status: 'accepted', team: null, teamId: null })
    expect(await refusal(back(id))).toBe('no_step')
    expect(await stepsOf(id)).toEqual(['accept', 'assign', 'start', 'take_back', 'take_back'])
    await take(id, 'assign', 2, { teamId })
    expect((await officer.requests.life({ id })).backable).toBe('assign')
  })

  test('steps are added and never changed', async () => {
    const { id } = await logged(3)
    await expect(db().requestStep.updateMany({ where: { requestId: id }, data: { note: '改过' } })).rejects.toThrow(
      /request_steps_only_grow/,
    )
  })

  test('whoever only reads takes no step and sees no phone', async () => {
    const id = await asked(3)
    expect(await codeOf(take(id, 'decline', 1, { note: '不受理' }, as('head')))).toBe('NOT_ALLOWED')
    expect(await as('director').requests.get({ id })).toMatchObject({ contactPhone: '138****1234' })
    expect(await codeOf(as('director').requests.open({ id }))).toBe('NOT_ALLOWED')
    expect(await as('operator').requests.open({ id })).toMatchObject({ contactPhone: '13812341234' })
    expect(await db().auditEntry.count({ where: { recordId: id, operation: 'requests.open', actor: 'test-operator' } })).toBe(1)
    expect(JSON.stringify(await as('admin').audit.list({ recordId: id }))).not.toContain('13812341234')
  })
})

describe('a ledger that is imported', () => {
  const row = { category: '财税', summary: '开户', receivedOn: toColumn('2026-03-02'), promisedOn: toColumn('2026-03-09') }
  const bring = (data: object) =>
    inTransaction({ actor: 'chen', operation: 'imports.write' }, (tx) =>
      tx.request.create({ data: { ...row, code: randomUUID(), organisationId, ...data } }),
    )

  test('comes in as it is, with the steps that its days tell', async () => {
    const { id } = await bring({ closedOn: toColumn('2026-03-06'), status: 'closed', revisitScore: 4, team: '第一服务小组' })
    expect(await seen(id)).toMatchObject({
      status: 'revisited',
      acceptedOn: '2026-03-02',
      revisitedOn: '2026-03-06',
      teamId,
      revisitScore: 4,
    })
    const { steps, backable } = await officer.requests.life({ id })
    expect(steps.map(({ step, doneOn, isFromSheet, by }) => [step, doneOn, isFromSheet, by]).reverse()).toEqual([
      ['accept', '2026-03-02', true, 'chen'],
      ['assign', '2026-03-02', true, 'chen'],
      ['close', '2026-03-06', true, 'chen'],
      ['revisit', '2026-03-06', true, 'chen'],
    ])
    expect(backable).toBeNull()
  })

  test('and again later, with what was closed meanwhile', async () => {
    const { id } = await bring({ status: 'in_progress' })
    await db().request.update({ where: { id }, data: { status: 'closed', closedOn: toColumn('2026-03-07') } })
    expect(await stepsOf(id)).toEqual(['accept', 'start', 'close'])
    await db().request.update({ where: { id }, data: { status: 'in_progress', closedOn: null } })
    expect(await stepsOf(id)).toEqual(['accept', 'start', 'close', 'reopen'])
    const { version } = await seen(id)
    await db().request.update({ where: { id }, data: { summary: '开户（补充）' } })
    expect(await seen(id)).toMatchObject({ version: version + 1, status: 'in_progress' })
    expect(await stepsOf(id)).toHaveLength(4)
  })
})

describe('the desk', () => {
  test('counts what waits: to accept, to assign, due today and on the next working day, overdue, to revisit, and the reader’s own', async () => {
    const before = await as('operator', { userName: 'he' }).requests.desk()
    expect(before.mine).toBeNull()
    await officer.serviceTeamMembers.log({ id: randomUUID(), teamId, name: '何运营', userName: 'he', duty: null, isLead: true })
    const next = plusWorkingDays(today(), 1)
    const promised = async (promisedOn: string) => {
      const id = await asked(40)
      await take(id, 'accept', 39, { organisationId, promisedOn })
      return id
    }
    await asked(1)
    await promised(today())
    await promised(next)
    const late = await promised(day(1))
    const closed = await promised(day(2))
    await take(late, 'assign', 1, { teamId })
    await take(closed, 'assign', 9, { teamId })
    const { mine: mineBefore } = await as('operator', { userName: 'he' }).requests.desk()
    await take(closed, 'close', 8, { note: '办好' })
    const now = await as('operator', { userName: 'he' }).requests.desk()
    expect(now).toMatchObject({
      ...{ submitted: before.submitted + 1, unassigned: before.unassigned + 2, today: before.today + 1, next: before.next + 1 },
      ...{ overdue: before.overdue + 1, unvisited: before.unvisited + 1, mine: (mineBefore ?? 0) - 1, myTeams: ['第一服务小组'] },
    })
  })
})

test('a team has one lead', async () => {
  const team = await officer.serviceTeams.log({ id: randomUUID(), name: '第二服务小组', isInUse: true, note: null })
  const member = (name: string, isLead: boolean) =>
    officer.serviceTeamMembers.log({ id: randomUUID(), teamId: team.id, name, userName: null, duty: '财税', isLead })
  await member('甲', true)
  expect(await codeOf(member('乙', true))).toBe('DUPLICATE')
  await member('乙', false)
  expect((await officer.serviceTeams.get({ id: team.id })).members).toEqual([
    { name: '甲', isLead: true },
    { name: '乙', isLead: false },
  ])
})
