import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { manners } from '../alerts/tell.ts'
import { db } from '../db.ts'
import { workOnWay } from '../deliveries/work.ts'
import { articlesIndicator, articlesOn, forgetAlerts, inboxOf, somebody, wordsTo } from '../testing/alerts.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { FakeSmtp } from '../testing/smtp.ts'
import { lastDue, nextDue } from './rules.ts'
import { beginDigests, waitingDigests, workOnDigest } from './work.ts'

testDatabase()
const smtp = new FakeSmtp()
const settleMs = manners.settleMs
let port = 0
beforeAll(async () => {
  process.env.AUTH_SECRET ??= 'a secret for tests'
  process.env.PUBLIC_URL = 'https://house.example.com'
  port = await smtp.start()
  manners.settleMs = 0
})
afterAll(async () => {
  await smtp.stop()
  manners.settleMs = settleMs
})
beforeEach(async () => {
  await forgetAlerts()
  for (const table of ['indicators', 'articles']) await db().$executeRawUnsafe(`delete from ${table}`)
  smtp.calm()
  smtp.needsAuth = false
  await db().mailAccount.create({
    data: { host: '127.0.0.1', port, security: 'none', fromAddress: 'house@example.com', fromName: '商会之家' },
  })
})

const monday = { kind: 'weekly' as const, day: 1, hour: 8, zone: 'Asia/Shanghai' as const }
const london = { ...monday, zone: 'Europe/London' as const }
/** Asked for long ago. */
const asked = async (person: { id: string }, over: object = {}) => {
  await db().digestPreference.create({
    data: { ...monday, userId: person.id, isOn: true, channels: ['app'], skipsSame: true, updatedAt: new Date('2030-01-01'), ...over },
  })
}
const make = async (now: Date) => {
  await beginDigests(now)
  for (const id of await waitingDigests()) await workOnDigest(id, now)
}

describe('the hour of a digest', () => {
  test.each([
    ['Monday at eight in Guangzhou', monday, '2026-11-27T12:00:00Z', '2026-11-23', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['at that very instant', monday, '2026-11-23T00:00:00Z', '2026-11-23', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['a second before', monday, '2026-11-22T23:59:59Z', '2026-11-16', '2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    [
      'Monday at eight in London, in winter',
      london,
      '2026-01-07T12:00:00Z',
      '2026-01-05',
      '2026-01-05T08:00:00.000Z',
      '2026-01-12T08:00:00.000Z',
    ],
    ['after the clocks went forward', london, '2026-03-31T12:00:00Z', '2026-03-30', '2026-03-30T07:00:00.000Z', '2026-04-06T07:00:00.000Z'],
    ['before and after they go back', london, '2026-10-22T12:00:00Z', '2026-10-19', '2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z'],
    [
      'the first of a month',
      { ...monday, kind: 'monthly' as const },
      '2026-02-15T00:00:00Z',
      '2026-02-01',
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
    ],
  ])('%s', (_, time, now, slot, dueAt, next) => {
    const found = lastDue(time, new Date(now))
    expect([found.slot, found.dueAt.toISOString(), nextDue(time, new Date(now)).toISOString()]).toEqual([slot, dueAt, next])
  })
})

describe('a digest', () => {
  beforeEach(async () => {
    await articlesIndicator(2031)
    await articlesOn('2031-02-01', 10)
  })
  // a Monday, after eight
  const first = new Date('2031-06-30T01:00:00Z')
  const second = new Date('2031-07-07T01:00:00Z')

  test('is made once for its hour, however many workers look, and not before it', async () => {
    const head = await somebody('head')
    await asked(head)
    await make(new Date('2030-01-06T23:00:00Z'))
    expect(await db().digest.count()).toBe(0)
    await Promise.all([beginDigests(first), beginDigests(first), beginDigests(first)])
    const ids = await waitingDigests()
    await Promise.all([...ids, ...ids].map((id) => workOnDigest(id, first)))
    await make(new Date('2031-06-30T09:00:00Z'))
    expect(await inboxOf(head.api)).toMatchObject([{ kind: 'digest', params: { kind: 'weekly', day: '2031-06-30', total: '2.50' } }])
    expect(await wordsTo(head.id)).toEqual(['app digest sent'])
  })

  test('of an hour at which the house was off is made when it is on again, the last one only', async () => {
    const head = await somebody('head')
    await asked(head)
    await make(first)
    await articlesOn('2031-07-20', 1)
    await make(new Date('2031-07-24T01:00:00Z'))
    expect((await db().digest.findMany({ orderBy: { slot: 'asc' } })).map(({ slot }) => slot)).toEqual(['2031-06-30', '2031-07-21'])
  })

  test('comes at the same hour of two clocks', async () => {
    const [here, there] = [await somebody('head'), await somebody('head')]
    await asked(here)
    await asked(there, { zone: 'Europe/London', updatedAt: new Date('2031-06-29') })
    await make(new Date('2031-06-30T00:30:00Z'))
    expect([await wordsTo(here.id), await wordsTo(there.id)]).toEqual([['app digest sent'], []])
    await make(new Date('2031-06-30T07:30:00Z'))
    expect(await wordsTo(there.id)).toEqual(['app digest sent'])
  })

  test('says what changed since the last one, and each figure leads to its trace', async () => {
    const head = await somebody('head')
    await asked(head)
    await make(first)
    await articlesOn('2031-07-01', 20)
    await make(second)
    const [row] = (await head.api.notifications.list({})).rows
    const { content } = await head.api.digests.get({ id: row?.path.split('id=')[1] ?? '' })
    expect(content).toMatchObject({ total: '7.50', totalBefore: '2.50', year: 2031 })
    expect(content.lights).toMatchObject([
      { code: 'O4', before: 'red', light: 'green', path: expect.stringContaining('/trace?year=2031&code=O4') },
    ])
  })

  test('in which nothing changed is left out for who wants that, and the history says so', async () => {
    const [terse, thorough] = [await somebody('head'), await somebody('head')]
    await asked(terse, { channels: ['app', 'mail'] })
    await asked(thorough, { skipsSame: false })
    await make(first)
    await make(second)
    expect(await wordsTo(terse.id, 'mail')).toEqual(['mail digest waiting', 'mail digest skipped nothing_new'])
    expect((await terse.api.alerts.history({ state: 'skipped' })).rows.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['weekly', 'nothing_new'],
      ['weekly', 'nothing_new'],
    ])
    expect(await wordsTo(thorough.id)).toEqual(['app digest sent', 'app digest sent'])
  })

  test('is mailed in the language of its reader, with a link that stops that digest only', async () => {
    const head = await somebody('head', { locale: 'en' })
    await asked(head, { channels: ['mail'] })
    await make(first)
    await workOnWay('mail', () => first)
    expect(smtp.received).toMatchObject([{ to: [head.email] }])
    expect(smtp.received[0]?.headers.get('subject')).toBe('Weekly digest 2031-06-30: total 2.50 (poor)')
    expect(smtp.received[0]?.text).toMatch(/now red, 10篇, target ≥ 40篇\s+https:\/\/house\.example\.com\/trace\?/)
    const token = smtp.received[0]?.headers.get('list-unsubscribe')?.match(/unsubscribe\/([\w-]+)\//)?.[1] ?? ''
    await as(null).alerts.unsubscribe({ token })
    expect((await head.api.digests.times()).times).toMatchObject([{ kind: 'weekly', channels: [] }, { kind: 'monthly' }])
    expect((await head.api.alerts.mine()).preference.mailOff).toBe(false)
  })

  test('can be sent to oneself as a test, marked as one, whatever the hour, and counts for nothing', async () => {
    const head = await somebody('head')
    const id = randomUUID()
    await head.api.alerts.prefer({ quietFrom: 0, quietUntil: 1439, zone: 'Asia/Shanghai', mailOff: false, version: null })
    const sent = await head.api.digests.test({ id, kind: 'weekly', channels: ['app', 'mail', 'robot'] })
    expect(sent.channels.map(({ channel, state, reason }) => [channel, state, reason]).sort()).toEqual([
      ['app', 'sent', null],
      ['mail', 'waiting', null],
      ['robot', 'skipped', 'no_channel'],
    ])
    await head.api.digests.test({ id, kind: 'weekly', channels: ['app', 'mail', 'robot'] })
    await workOnWay('mail')
    expect(smtp.received.map(({ headers }) => headers.get('subject'))).toEqual([expect.stringMatching(/^【测试】每周摘要/)])
    expect(await inboxOf(head.api)).toMatchObject([{ kind: 'digest', params: { test: 'yes' } }])
    const other = await somebody('head')
    expect(await codeOf(other.api.digests.get({ id }))).toBe('NOT_FOUND')
    expect(await codeOf(other.api.digests.test({ id, kind: 'weekly', channels: ['app'] }))).toBe('SAME_ID_OTHER_CONTENT')
  })

  test('comes by default to those who answer for the year, from their next Monday on', async () => {
    const [head, viewer] = [await somebody('head'), await somebody('viewer')]
    await make(first)
    expect([await wordsTo(head.id, 'app'), await wordsTo(viewer.id)]).toEqual([['app digest sent'], []])
    const { times } = await head.api.digests.times()
    expect(times).toMatchObject([
      { kind: 'weekly', isOn: true, isDefault: true, zone: 'Asia/Shanghai' },
      { kind: 'monthly', isOn: false, nextAt: null },
    ])
  })

  test('has an hour that makes sense, and a change of what was changed meanwhile is refused', async () => {
    const head = await somebody('head')
    const time = { ...monday, isOn: true, channels: ['app' as const], skipsSame: true, version: null }
    await expect(head.api.digests.revise({ ...time, day: 8 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(head.api.digests.revise({ ...time, zone: 'Mars/Olympus' as 'UTC' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await db().digestPreference.count()).toBe(0)
    await head.api.digests.revise(time)
    expect(await codeOf(head.api.digests.revise(time))).toBe('STALE')
    expect(await codeOf(head.api.digests.revise({ ...time, hour: 9, version: 1 }))).toBe('OK')
  })
})
