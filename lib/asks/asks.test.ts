import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '../day.ts'
import { db } from '../db.ts'
import { publicLink } from '../public-link.ts'
import { router } from '../router.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')
/** Somebody at an address that nobody else in this file has. */
const stranger = () => createRouterClient(router, { context: { ...contextOf(null), address: randomUUID() } })
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''
let organisationId: string
let teamId: string
beforeAll(async () => {
  process.env.AUTH_SECRET = 'only for this test'
  const made = await db().organisation.create({ data: { code: 'JG-1', name: '澳门青年创业协会', kind: 'youth', region: 'macao' } })
  organisationId = made.id
  teamId = (await officer.serviceTeams.log({ id: randomUUID(), name: '第一服务小组', isInUse: true, note: null })).id
})

const form = (over: object = {}) => ({
  ...{ id: randomUUID(), token: null, organisationName: '澳門 青年創業協會', category: '财税', summary: '请协助办理税务登记变更' },
  ...{ contactName: '何小姐', contactPhone: '13812341234', consent: true as const, website: '' as const, ...over },
})
const kept = (id: string) => db().request.findUnique({ where: { id } })
const take = async (id: string, step: 'accept' | 'assign' | 'close', said: object = {}) =>
  officer.requests.advance({
    ...(await officer.requests.get({ id })),
    ...{
      stepId: randomUUID(),
      step,
      doneOn: today(),
      note: '',
      organisationId: null,
      teamId: null,
      promisedOn: today(),
      score: null,
      ...said,
    },
  })

describe('a request by the public page', () => {
  test('waits to be accepted, belongs to the organisation of that name, and its sender gets a number and a link', async () => {
    const input = form()
    const receipt = await stranger().requests.ask(input)
    expect(receipt.code).toMatch(/^SQ-\d{8}-[0-9A-F]{6}W$/)
    expect(await kept(input.id)).toMatchObject({
      status: 'submitted',
      via: 'link',
      organisationId,
      promisedOn: null,
      contactPhone: '13812341234',
    })
    expect(await stranger().requests.asked({ token: receipt.token })).toEqual({
      ...{ code: receipt.code, category: '财税', receivedOn: today(), status: 'submitted', promisedOn: null, closedOn: null },
      ...{ answer: null, score: null },
    })
    const entries = await db().auditEntry.findMany({ where: { recordId: input.id } })
    expect(entries.map(({ actor, operation }) => `${actor} ${operation}`)).toEqual(['nobody requests.ask'])
  })

  test('of an organisation that is not in the register keeps the name as it was typed', async () => {
    const input = form({ organisationName: '没听说过的商会' })
    await stranger().requests.ask(input)
    expect(await kept(input.id)).toMatchObject({ organisationId: null, organisationName: '没听说过的商会' })
    expect(await codeOf(take(input.id, 'accept'))).toBe('REQUEST_STEP_REFUSED')
    expect(await take(input.id, 'accept', { organisationId })).toMatchObject({
      status: 'accepted',
      organisation: { name: '澳门青年创业协会' },
    })
  })

  test('by an organisation’s own link is that one’s, whatever is typed; another organisation’s link or a forged one opens nothing', async () => {
    const token = tokenOf((await officer.requests.askLink({ organisationId })).url)
    expect(await stranger().requests.asking({ token })).toMatchObject({ organisation: '澳门青年创业协会' })
    const input = form({ token, organisationName: '随便写的' })
    await stranger().requests.ask(input)
    expect(await kept(input.id)).toMatchObject({ organisationId, organisationName: '澳门青年创业协会' })
    for (const wrong of [
      `${token}x`,
      tokenOf(publicLink('ask', randomUUID(), 'organisation')),
      tokenOf(publicLink('ask', organisationId, 'request')),
    ])
      expect(await codeOf(stranger().requests.ask(form({ token: wrong })))).toBe('NOT_FOUND')
  })

  test('sent twice is one; with other content under the same id it is refused', async () => {
    const input = form()
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(stranger().requests.ask(input))))
    expect(codes).toEqual(['OK', 'OK', 'OK'])
    expect(await db().request.count({ where: { id: input.id } })).toBe(1)
    expect(await codeOf(stranger().requests.ask({ ...input, summary: '完全不同的内容' }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await db().requestStep.count({ where: { requestId: input.id } })).toBe(1)
  })

  test.each([
    ['a category that is not offered', { category: '外星事务' }, 'NOT_OPEN'],
    ['no text', { summary: ' ' }, 'BAD_REQUEST'],
    ['a phone that is none', { contactPhone: 'abc' }, 'BAD_REQUEST'],
    ['a machine’s answer', { website: 'http://x' }, 'BAD_REQUEST'],
    ['no consent', { consent: false }, 'BAD_REQUEST'],
  ])('with %s is refused, and nothing is written', async (_, over, code) => {
    const input = form(over)
    await expect(stranger().requests.ask(input as never)).rejects.toMatchObject({ code })
    expect(await kept(input.id)).toBeNull()
  })

  test('is slowed down when one address sends too many', async () => {
    const one = stranger()
    const codes = await Promise.all(Array.from({ length: 61 }, () => codeOf(one.requests.ask(form({ category: '外星事务' })))))
    expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(1)
  })
})

describe('whoever holds the receipt', () => {
  const closed = async () => {
    const input = form()
    const { token } = await stranger().requests.ask(input)
    await take(input.id, 'accept')
    await take(input.id, 'assign', { teamId })
    await take(input.id, 'close', { note: '已陪同办理' })
    return { id: input.id, token }
  }

  test('sees what came of it, and nothing of who asked or what for', async () => {
    const { token } = await closed()
    const view = await stranger().requests.asked({ token })
    expect(view).toMatchObject({ status: 'closed', closedOn: today(), promisedOn: today(), answer: '已陪同办理' })
    expect(JSON.stringify(view)).not.toMatch(/何小姐|1381234|税务登记|青年创业/)
  })

  test('says once how it went; the same answer again changes nothing, another one is refused, and staff may change it', async () => {
    const { id, token } = await closed()
    const answer = { token, id: randomUUID(), score: 4, note: '很好' }
    expect(await stranger().requests.rate(answer)).toMatchObject({ status: 'revisited', score: 4 })
    expect(await stranger().requests.rate(answer)).toMatchObject({ status: 'revisited', score: 4 })
    await expect(stranger().requests.rate({ ...answer, id: randomUUID(), score: 1 })).rejects.toMatchObject({
      ...{ code: 'NOT_OPEN', data: { params: { state: 'rated' } } },
    })
    const { steps } = await officer.requests.life({ id })
    expect(steps[0]).toMatchObject({ step: 'revisit', score: 4, note: '很好', by: null })
    const now = await officer.requests.get({ id })
    const again = { ...now, stepId: randomUUID(), step: 'revisit' as const, doneOn: today(), note: '电话更正', score: 5 }
    expect(await officer.requests.advance({ ...again, teamId: null, promisedOn: null })).toMatchObject({ revisitScore: 5 })
  })

  test('gives no score before it is closed, none beyond five, and reaches nothing by another kind of link', async () => {
    const input = form()
    const { token } = await stranger().requests.ask(input)
    await expect(stranger().requests.rate({ token, id: randomUUID(), score: 5, note: null })).rejects.toMatchObject({ code: 'NOT_OPEN' })
    await expect(stranger().requests.rate({ token, id: randomUUID(), score: 6, note: null })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await db().request.update({ where: { id: input.id }, data: { removedAt: new Date() } })
    const others = [token, tokenOf(publicLink('ask', input.id, 'organisation')), tokenOf(publicLink('confirm', input.id, 'resident')), 'x']
    for (const wrong of others) expect(await codeOf(stranger().requests.asked({ token: wrong }))).toBe('NOT_FOUND')
  })
})
