import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusDays, toColumn, today, yearOf } from '../day.ts'
import { db } from '../db.ts'
import { publicLink } from '../public-link.ts'
import { router } from '../router.ts'
import { rollupDifferences } from '../server/facts.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

const { url } = testDatabase()
beforeAll(() => {
  process.env.AUTH_SECRET = 'only for this test'
})

/** An event of today, and the token of its poster. */
async function event(fields: Record<string, unknown> = {}) {
  const made = await db().event.create({
    data: { code: randomUUID(), title: '“倾”沙龙', kind: 'salon', heldOn: toColumn(today()), status: 'held', venue: '报告厅', ...fields },
  })
  return { ...made, token: tokenOf(made.id, made.signInRound) }
}
const tokenOf = (id: string, round: number): string => publicLink('arrive', id, round).split('/').at(-1) ?? ''
const guest = (token: string, fields: Record<string, unknown> = {}) => ({
  ...{ id: randomUUID(), token, visitorName: '王小明', organisationName: '某某商会', heads: 1, ...fields },
})
/** A visitor behind an address of their own. */
const visitorAt = (address: string) => createRouterClient(router, { context: { ...contextOf(null), address } })
const rowsOf = (eventId: string) => db().signIn.findMany({ where: { eventId, removedAt: null } })
const attendance = async (): Promise<number> => {
  const [sum] = await db().$queryRaw<{ heads: number }[]>`
    select coalesce(sum(value), 0)::int as heads from rollup where measure = 'events.attendance'`
  return sum?.heads ?? 0
}

describe('signing in by link', () => {
  test('shows a stranger title, day, place and whether it is open, and nothing else', async () => {
    const { token, id } = await event()
    expect(await as(null).arrivals.open({ token })).toEqual({
      ...{ eventId: id, title: '“倾”沙龙', heldOn: today(), startsAt: null, venue: '报告厅', state: 'open' },
      opensAt: new Date(`${today()}T00:00:00+08:00`).toISOString(),
    })
  })

  test('keeps who came with how many, counts the heads, and the audit says that nobody signed it in', async () => {
    const { token, id } = await event()
    const before = await attendance()
    const input = guest(token, { heads: 3 })
    const receipt = await as(null).arrivals.sign(input)
    expect(receipt).toMatchObject({ id: input.id, undoUntil: expect.any(String) })
    expect(await rowsOf(id)).toMatchObject([
      { id: input.id, visitorName: '王小明', organisationName: '某某商会', heads: 3, via: 'link', status: 'held' },
    ])
    expect((await attendance()) - before).toBe(3)
    const audit = await db().auditEntry.findMany({ where: { recordId: input.id } })
    expect(audit).toMatchObject([{ actor: 'nobody', operation: 'arrivals.sign', source: 'sign_ins' }])
  })

  test('sent again under the same id it is the same, with the same receipt', async () => {
    const { token, id } = await event()
    const input = guest(token)
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => as(null).arrivals.sign(input)))
    for (const other of others) expect(other).toEqual(first)
    expect(await rowsOf(id)).toHaveLength(1)
  })

  test('a second time by the same person makes nothing, tells when the first was, and gives no key to undo it', async () => {
    const { token, id } = await event()
    const first = await as(null).arrivals.sign(guest(token))
    const second = await as(null).arrivals.sign(guest(token, { heads: 9 }))
    expect(second).toEqual({ id: null, signedAt: first.signedAt, undoUntil: null })
    expect(await rowsOf(id)).toMatchObject([{ heads: 1 }])
  })

  test('two people of one organisation are two', async () => {
    const { token, id } = await event()
    await as(null).arrivals.sign(guest(token))
    await as(null).arrivals.sign(guest(token, { visitorName: '李大文' }))
    expect(await rowsOf(id)).toHaveLength(2)
  })

  test.each([
    ['as it stands in the register', '香港中华总商会'],
    ['with spaces', ' 香港 中华　总商会 '],
    ['in 繁體', '香港中華總商會'],
    ['with marks', '香港·中华总商会。'],
  ])('finds a known organisation typed %s, and tells the visitor nothing of it', async (_, typed) => {
    const known = await db().organisation.upsert({
      where: { code: 'known' },
      create: { code: 'known', name: '香港中华总商会', kind: 'chamber', region: 'hongkong' },
      update: {},
    })
    const { token, id } = await event()
    const receipt = await as(null).arrivals.sign(guest(token, { organisationName: typed }))
    expect(Object.keys(receipt).sort()).toEqual(['id', 'signedAt', 'undoUntil'])
    expect(await rowsOf(id)).toMatchObject([{ organisationId: known.id, organisationName: '香港中华总商会' }])
    expect((await as(null).arrivals.sign(guest(token))).id, 'another organisation').not.toBeNull()
    expect((await as(null).arrivals.sign(guest(token, { organisationName: '香港中华总商会' }))).id, 'the same').toBeNull()
  })

  test('an organisation that stands in the register in 繁體 is found by its 简体 name', async () => {
    const data = { code: randomUUID(), name: '澳門中華總商會', kind: 'chamber', region: 'macao' }
    const { id: organisationId } = await db().organisation.create({ data })
    const { token, id } = await event()
    await as(null).arrivals.sign(guest(token, { organisationName: '澳门中华总商会' }))
    expect(await rowsOf(id)).toMatchObject([{ organisationId, organisationName: '澳門中華總商會' }])
  })

  test('an organisation that was removed from the register is not found there', async () => {
    const gone = { code: randomUUID(), name: '已退会商会', kind: 'chamber', region: 'macao', removedAt: new Date() }
    await db().organisation.create({ data: gone })
    const { token, id } = await event()
    await as(null).arrivals.sign(guest(token, { organisationName: '已退会商会' }))
    expect(await rowsOf(id)).toMatchObject([{ organisationId: null, organisationName: '已退会商会' }])
  })

  test('keeps rare characters, emoji, markup and formulas as the text that they are', async () => {
    const { token, id } = await event()
    for (const visitorName of ['𠮷田', '😀', '<script>alert(1)</script>', '=1+1', "'; drop table sign_ins; --"])
      await as(null).arrivals.sign(guest(token, { visitorName }))
    expect((await rowsOf(id)).map((row) => row.visitorName)).toContain("'; drop table sign_ins; --")
    expect(await rowsOf(id)).toHaveLength(5)
  })

  test.each([
    ['no name', { visitorName: '  ' }],
    ['a name of 61 letters', { visitorName: 'x'.repeat(61) }],
    ['no organisation', { organisationName: '' }],
    ['NUL', { organisationName: 'a\u0000b' }],
    ['nobody', { heads: 0 }],
    ['half a person', { heads: 1.5 }],
    ['a crowd', { heads: 51 }],
    ['an id that is none', { id: 'me' }],
  ])('is refused with %s, and nothing is written', async (_, fields) => {
    const { token, id } = await event()
    await expect(as(null).arrivals.sign(guest(token, fields))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await rowsOf(id)).toHaveLength(0)
  })

  test('under an id that another record has is refused, and that record stays as it was', async () => {
    const { token, id } = await event()
    const mine = guest(token)
    await as(null).arrivals.sign(mine)
    expect(await codeOf(as(null).arrivals.sign({ ...mine, visitorName: '别人' }))).toBe('DUPLICATE')
    expect(await rowsOf(id)).toMatchObject([{ visitorName: '王小明' }])
  })

  test.each([
    ['the day before', { heldOn: toColumn(plusDays(today(), 1)) }, 'early'],
    ['the day after', { heldOn: toColumn(plusDays(today(), -1)) }, 'over'],
    ['an event that is cancelled', { status: 'cancelled' }, 'cancelled'],
  ])('on %s is refused with the reason, and nothing is written', async (_, fields, state) => {
    const { token, id } = await event(fields)
    expect(await as(null).arrivals.open({ token })).toMatchObject({ state })
    await expect(as(null).arrivals.sign(guest(token))).rejects.toMatchObject({ code: 'NOT_OPEN', data: { params: { state } } })
    expect(await rowsOf(id)).toHaveLength(0)
  })

  test('at an event of a closed year is refused, also while the event is only planned', async () => {
    const { token, id } = await event({ status: 'planned' })
    await db().$executeRaw`update years set closed_at = now() where year = ${yearOf(today())}`
    try {
      expect(await codeOf(as(null).arrivals.sign(guest(token)))).toBe('YEAR_CLOSED')
      expect(await rowsOf(id)).toHaveLength(0)
    } finally {
      await db().$executeRaw`update years set closed_at = null where year = ${yearOf(today())}`
    }
  })

  test('ends with the link: a new round, a removed event and a made-up token are all told the same', async () => {
    const renewed = await event()
    await db().event.update({ where: { id: renewed.id }, data: { signInRound: 2 } })
    const removed = await event()
    await db().event.update({ where: { id: removed.id }, data: { removedAt: new Date() } })
    for (const token of [renewed.token, removed.token, tokenOf(randomUUID(), 1), 'made-up', '']) {
      expect(await codeOf(as(null).arrivals.open({ token }))).toBe('NOT_FOUND')
      expect(await codeOf(as(null).arrivals.sign(guest(token)))).toBe('NOT_FOUND')
      expect(await codeOf(as(null).arrivals.undo({ id: randomUUID(), token }))).toBe('NOT_FOUND')
    }
    expect(await codeOf(as(null).arrivals.open({ token: tokenOf(renewed.id, 2) }))).toBe('OK')
  })

  test.each([
    ['was cancelled', { status: 'cancelled' }],
    ['was removed', { removedAt: new Date() }],
    ['had its link renewed', { signInRound: 2 }],
  ])('the statement itself refuses an event that %s after we looked', async (_, fields) => {
    const { id } = await event(fields)
    const rows = await db().$queryRaw<unknown[]>`
      select * from public_arrive('nobody', 'arrivals.sign', ${id}::uuid, 1, ${randomUUID()}::uuid, array['甲'], '乙', 1)`
    expect(rows).toEqual([])
  })
})

describe('taking a sign-in back', () => {
  test('removes it from the count for good measure, and the same person may sign in anew', async () => {
    const { token, id } = await event()
    const before = await attendance()
    const input = guest(token, { heads: 2 })
    await as(null).arrivals.sign(input)
    expect(await as(null).arrivals.undo({ id: input.id, token })).toEqual({ undone: true })
    expect(await as(null).arrivals.undo({ id: input.id, token }), 'twice').toEqual({ undone: true })
    expect(await rowsOf(id)).toHaveLength(0)
    expect(await attendance()).toBe(before)
    const again = await as(null).arrivals.sign(guest(token, { heads: 4 }))
    expect(again.id).not.toBeNull()
    expect(await rowsOf(id)).toMatchObject([{ heads: 4 }])
    expect(await attendance()).toBe(before + 4)
  })

  test('is refused after ten minutes, and the sign-in stays', async () => {
    const { token, id } = await event()
    const input = guest(token)
    await as(null).arrivals.sign(input)
    await db().signIn.update({ where: { id: input.id }, data: { signedAt: new Date(Date.now() - 601_000) } })
    await expect(as(null).arrivals.undo({ id: input.id, token })).rejects.toMatchObject({
      code: 'NOT_OPEN',
      data: { params: { state: 'undone_late' } },
    })
    expect(await rowsOf(id)).toHaveLength(1)
  })

  test('reaches neither what the office entered nor another event', async () => {
    const mine = await event()
    const other = await event()
    const office = await db().signIn.create({
      data: { eventId: mine.id, organisationName: '某会', heads: 5, signedAt: new Date() },
    })
    const input = guest(other.token)
    await as(null).arrivals.sign(input)
    expect(await codeOf(as(null).arrivals.undo({ id: office.id, token: mine.token }))).toBe('NOT_FOUND')
    expect(await codeOf(as(null).arrivals.undo({ id: input.id, token: mine.token }))).toBe('NOT_FOUND')
    expect(await rowsOf(mine.id)).toHaveLength(1)
    expect(await rowsOf(other.id)).toHaveLength(1)
  })
})

describe('a crowd', () => {
  test('1,000 visitors sign in at the same moment: all succeed, each is counted once, and rollup equals facts', async () => {
    const { token, id } = await event()
    const before = await attendance()
    const sign = (n: number) =>
      // five venues' addresses of 200 guests each; some of one organisation, some of a known one
      visitorAt(`198.51.100.${n % 5}`).arrivals.sign(
        guest(token, { visitorName: `来宾${n}`, organisationName: n % 3 === 0 ? '香港中华总商会' : `机构${n % 40}`, heads: 1 + (n % 2) }),
      )
    const answers = await Promise.allSettled(Array.from({ length: 1000 }, (_, n) => sign(n)))
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(await rowsOf(id)).toHaveLength(1000)
    expect((await attendance()) - before).toBe(1500)
    expect(await rollupDifferences(url())).toEqual([])
  })

  test('one address is stopped after 600 tries in ten minutes, and told how long', async () => {
    const { token } = await event()
    const tries = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) => codeOf(visitorAt('203.0.113.9').arrivals.sign(guest(token, { visitorName: `n${n}` })))),
      )
    expect((await tries(600)).every((code) => code === 'OK')).toBe(true)
    expect(await tries(1)).toEqual(['TOO_MANY_TRIES'])
    expect(await codeOf(visitorAt('203.0.113.10').arrivals.sign(guest(token)))).toBe('OK')
  })
})
