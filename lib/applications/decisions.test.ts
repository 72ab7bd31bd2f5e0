import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')

async function applied(over: object = {}) {
  const id = randomUUID()
  const who = { name: `香港商会 ${id}`, kind: 'chamber', region: 'hongkong', industry: '贸易', contactName: '李先生' }
  const rest = { contactPhone: '13812341234', contactEmail: 'lee@example.com', purpose: '在南沙设办事处，服务会员企业。' }
  await db().application.create({ data: { id, ...who, ...rest, submittedAt: new Date('2026-03-02T20:00:00Z'), ...over } })
  return officer.applications.get({ id })
}
const accepted = async (
  application: { id: string; version: number },
  organisationId: string = randomUUID(),
  code: string | null = randomUUID(),
) => officer.applications.accept({ ...application, organisationId, code })

test('an application that is accepted becomes an organisation with its first contact and the first step of its life', async () => {
  const application = await applied()
  const done = await accepted(application)
  expect(done).toMatchObject({ status: 'accepted', organisation: { name: application.name } })
  const id = String(done.organisationId)
  expect(await officer.organisations.get({ id })).toMatchObject({ name: application.name, stage: 'applied', industry: '贸易' })
  expect((await officer.organisations.life({ id })).steps).toMatchObject([{ step: 'apply', doneOn: '2026-03-03' }])
  const { rows } = await officer.contacts.list({ filters: { organisationId: { is: [id] } } })
  expect(rows).toMatchObject([{ name: '李先生', phone: '138****1234', isPrimary: true }])
  const sources = await db().auditEntry.findMany({
    where: { operation: 'applications.accept' },
    distinct: ['source'],
    orderBy: { source: 'asc' },
  })
  expect(sources.map(({ source }) => source)).toEqual(['applications', 'contacts', 'life_steps', 'organisations'])
})

test('an organisation that is known is linked, applies anew if its life here was over, and comes back if it was removed', async () => {
  const id = randomUUID()
  await db().organisation.create({
    data: { id, code: id, name: '澳门旧商会', kind: 'chamber', region: 'macao', stage: 'left', removedAt: new Date() },
  })
  await accepted(await applied({ name: '澳門舊商會' }), id, null)
  expect(await officer.organisations.get({ id })).toMatchObject({ name: '澳门旧商会', stage: 'applied', removedAt: null })
  expect((await officer.organisations.life({ id })).steps).toMatchObject([{ step: 'reapply', fromStage: 'left' }])
})

test('a number that is taken is refused, and nothing is written', async () => {
  const first = await accepted(await applied(), randomUUID(), 'JG-901')
  expect(first.organisation?.code).toBe('JG-901')
  const second = await applied()
  expect(await codeOf(accepted(second, randomUUID(), 'JG-901'))).toBe('DUPLICATE')
  expect(await officer.applications.get({ id: second.id })).toEqual(second)
  expect(await db().organisation.count({ where: { name: second.name } })).toBe(0)
})

test('declining wants a reason, and can be taken back', async () => {
  const application = await applied()
  await expect(officer.applications.decline({ ...application, reason: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  const declined = await officer.applications.decline({ ...application, reason: '业务范围不符' })
  expect(declined).toMatchObject({ status: 'declined', decision: '业务范围不符' })
  expect(await officer.applications.reopen(declined)).toMatchObject({ status: 'new', decision: null })
})

test('taking an acceptance back removes the organisation it made, and it can be accepted again', async () => {
  const application = await applied()
  const done = await accepted(application)
  const id = String(done.organisationId)
  const reopened = await officer.applications.reopen(done)
  expect(reopened).toMatchObject({ status: 'new', organisationId: null })
  expect((await officer.organisations.get({ id })).removedAt).not.toBeNull()
  expect(await officer.organisations.similar({ name: application.name })).toMatchObject([{ id, removed: true }])
  await accepted(reopened, id, null)
  expect(await officer.organisations.get({ id })).toMatchObject({ stage: 'applied', removedAt: null })
  expect((await officer.organisations.life({ id })).steps).toMatchObject([{ step: 'apply' }])
})

test('an organisation of which more has come stays when the acceptance is taken back', async () => {
  const done = await accepted(await applied())
  const id = String(done.organisationId)
  const step = { stepId: randomUUID(), step: 'visit' as const, doneOn: '2026-03-09', note: '看过场地' }
  await officer.organisations.advance({ ...(await officer.organisations.get({ id })), ...step })
  await officer.applications.reopen(done)
  expect(await officer.organisations.get({ id })).toMatchObject({ stage: 'visited', removedAt: null })
})

test('of two who decide at once, one is told that it was decided', async () => {
  const application = await applied()
  const [one, two] = await Promise.all([
    codeOf(accepted(application)),
    codeOf(officer.applications.decline({ ...application, reason: '不符' })),
  ])
  expect([one, two].sort()).toEqual(['OK', 'STALE'])
})

test('its readers see the contact masked; opening it leaves a trace', async () => {
  const { id } = await applied()
  expect(await as('director').applications.get({ id })).toMatchObject({ contactPhone: '138****1234', contactEmail: 'l***@example.com' })
  expect(await codeOf(as('director').applications.open({ id }))).toBe('NOT_ALLOWED')
  expect(await as('operator').applications.open({ id })).toMatchObject({ contactPhone: '13812341234' })
  expect(await db().auditEntry.count({ where: { recordId: id, operation: 'applications.open', actor: 'test-operator' } })).toBe(1)
  expect(JSON.stringify(await as('admin').audit.list({ recordId: id }))).not.toMatch(/13812341234|lee@example/)
})

test('whoever only reads decides nothing', async () => {
  const application = await applied()
  expect(await codeOf(as('office').applications.accept({ ...application, organisationId: randomUUID(), code: 'X' }))).toBe('NOT_ALLOWED')
  expect(await codeOf(as('head').applications.decline({ ...application, reason: '不符' }))).toBe('NOT_ALLOWED')
  expect(await codeOf(as('viewer').applications.list({}))).toBe('NOT_ALLOWED')
})
