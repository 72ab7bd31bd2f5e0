import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { router } from '../router.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { applicationNumber } from './rules.ts'

testDatabase()

const application = (fields: Record<string, unknown> = {}) => ({
  ...{ id: randomUUID(), name: '澳门青年创业协会', kind: 'youth' as const, region: 'macao' as const, industry: null },
  ...{ contactName: '何小姐', contactPhone: '+853 2833 0000', contactEmail: 'ho@example.org', wantedSqm: '35.5' },
  ...{ purpose: '在南沙设立办事处，协助澳门青年到大湾区创业就业。', consent: true as const, website: '' as const },
  ...fields,
})
/** Somebody at an address that nobody else in this file has. */
const stranger = () => createRouterClient(router, { context: { ...contextOf(null), address: randomUUID() } })
const kept = (id: string) => db().application.findUnique({ where: { id } })

test('an application is called by its day in the house and the end of its id', () => {
  const number = applicationNumber('0193f2a4-7c1e-7b2d-9f00-1a2b3c7f3a2c', new Date('2026-11-22T17:00:00Z'))
  expect(number).toBe('SQ-20261123-7F3A2C')
})

describe('an application by the public form', () => {
  test('is kept as new with all that was said, and its sender gets a number', async () => {
    const input = application()
    const receipt = await stranger().applications.send(input)
    const row = await kept(input.id)
    expect(row).toMatchObject({ name: '澳门青年创业协会', status: 'new', contactPhone: '+853 2833 0000', organisationId: null })
    expect(row?.wantedSqm?.toFixed()).toBe('35.5')
    expect(receipt.number).toBe(applicationNumber(input.id, row?.submittedAt ?? new Date(0)))
    expect(await db().auditEntry.findMany({ where: { recordId: input.id } })).toMatchObject([
      { actor: 'nobody', operation: 'applications.send' },
    ])
  })

  test('sent twice, also at once, it is one with one receipt', async () => {
    const input = application({ wantedSqm: '35.50' })
    const visitor = stranger()
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => visitor.applications.send(input)))
    for (const other of others) expect(other).toEqual(first)
  })

  test('with other content under the same id is refused with the number of the first, which stays', async () => {
    const input = application()
    const { number } = await stranger().applications.send(input)
    const refused = stranger().applications.send({ ...input, name: '别的协会' })
    await expect(refused).rejects.toMatchObject({ code: 'SAME_ID_OTHER_CONTENT', data: { params: { number } } })
    expect(await kept(input.id)).toMatchObject({ name: '澳门青年创业协会' })
  })

  test.each([
    ['without consent', { consent: false }],
    ['with the field that only machines see', { website: 'https://spam.example' }],
    ['with a purpose of 19 letters', { purpose: 'x'.repeat(19) }],
    ['without a phone', { contactPhone: '' }],
    ['with a phone of words', { contactPhone: 'call me maybe' }],
    ['with half an address', { contactEmail: 'ho@' }],
    ['of a kind that there is not', { kind: 'bank' }],
    ['with less than no space', { wantedSqm: '-3' }],
    ['with NUL', { name: 'a\u0000b' }],
    ['with a status of its own', { name: '', status: 'accepted' }],
  ])('%s is refused, and nothing is written', async (_, fields) => {
    const input = application(fields)
    await expect(stranger().applications.send(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await kept(input.id)).toBeNull()
  })

  test('says nothing about its own fate: what else is sent along is ignored', async () => {
    const input = application({ status: 'accepted', organisationId: randomUUID(), decision: 'yes' })
    await stranger().applications.send(input)
    expect(await kept(input.id)).toMatchObject({ status: 'new', organisationId: null, decision: null })
  })

  test('one address may send twenty in an hour', async () => {
    const visitor = stranger()
    for (let n = 0; n < 20; n++) expect(await codeOf(visitor.applications.send(application()))).toBe('OK')
    expect(await codeOf(visitor.applications.send(application()))).toBe('TOO_MANY_TRIES')
  })

  test('whoever sent it cannot read any: lists stay behind the door', async () => {
    const { id } = application()
    expect(await codeOf(as(null).applications.get({ id }))).toBe('SIGNED_OUT')
  })
})
