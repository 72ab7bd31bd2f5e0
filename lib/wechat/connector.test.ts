import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { as, codeOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { accountData, FakeWechat } from '#lib/testing/wechat.ts'
import { manners } from './ask.ts'
import { beginMorning } from './morning.ts'
import { waitingPulls } from './read.ts'
import type { WechatPull } from './schema.ts'
import { workOnPull } from './work.ts'

testDatabase()
const admin = as('admin')
const operator = as('operator')

/** The calendar, counted here a second time on purpose: Guangzhou keeps eight hours ahead of UTC. */
const clock = new Date(Date.now() + 8 * 3_600_000)
const daysBefore = (day: string, days: number) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
const last = daysBefore(clock.toISOString().slice(0, 10), clock.getUTCHours() >= 8 ? 1 : 2)
const first = daysBefore(last, 29)

const fake = new FakeWechat(accountData(last, 40), last)
const original = { ...manners }
beforeAll(async () => {
  process.env.AUTH_SECRET ??= 'a secret for tests'
  process.env.WECHAT_API_URL = await fake.start()
  Object.assign(manners, { pauseMs: 0, timeoutMs: 500 })
})
afterAll(async () => {
  await fake.stop()
  delete process.env.WECHAT_API_URL
  Object.assign(manners, original)
})
beforeEach(async () => {
  fake.calm()
  fake.missing.clear()
  fake.calls.length = 0
  // the log only grows, and all tests are on one day: what went before would use up its requests
  await db().$executeRaw`alter table wechat_pulls disable trigger only_grow`
  await db().$executeRaw`delete from wechat_pulls`
  await db().$executeRaw`alter table wechat_pulls enable trigger only_grow`
  for (const table of [
    'wechat_runs',
    'wechat_days',
    'wechat_account_days',
    'wechat_article_days',
    'wechat_stops',
    'wechat_tokens',
    'wechat_accounts',
    'articles',
    'follower_days',
  ])
    await db().$executeRawUnsafe(`delete from ${table}`)
  await admin.wechat.connect({ appId: fake.appId, secret: fake.secret })
})

async function pull(kind: 'now' | 'backfill' = 'now', from = first) {
  const id = randomUUID()
  await (kind === 'now' ? operator.wechat.pull({ id }) : operator.wechat.backfill({ id, from }))
  await workOnPull(id)
  const row = await db().wechatRun.findUniqueOrThrow({ where: { id } })
  return { id, state: row.state, reason: row.reason, done: row.done, total: row.total }
}
/** The log of a round, oldest first. */
async function logOf(id: string): Promise<WechatPull[]> {
  const ids = await db().wechatPull.findMany({ where: { runId: id }, select: { id: true } })
  const { rows } = await as('viewer').wechat.log({ size: 200 })
  return rows.filter((row) => ids.some((one) => one.id.toString() === row.id)).reverse()
}
const failuresOf = (log: WechatPull[]) =>
  log.filter(({ outcome }) => outcome === 'failed').map(({ endpoint, reason, errcode }) => `${endpoint} ${reason} ${errcode ?? ''}`.trim())

/** The followers as they should be: each day's sources added up, beside its total. */
const expectedFollowers = (from: string, without: string[] = []) =>
  fake.data.followers
    .filter(({ day }) => day >= from && day <= last && !without.includes(day))
    .map(({ day, bySource: [a, b, c], total }) => {
      if (!a || !b || !c) throw new Error('three sources')
      return [day, a.came + b.came + c.came, a.went + b.went + c.went, total]
    })
const keptFollowers = async () =>
  (await operator.followerDays.series({ from: '2014-12-01', to: last })).days.map((one) => [
    one.day,
    one.newUsers,
    one.cancelledUsers,
    one.totalUsers,
  ])
/** The articles as they should be: all their readers up to the last day. */
const expectedArticles = (from: string) =>
  fake.data.articles
    .filter(({ publishedOn }) => publishedOn >= from)
    .map(({ mid, publishedOn, readers }) => {
      let [read, shared] = [0, 0]
      for (const people of readers.values()) [read, shared] = [read + people.read, shared + people.shared]
      return [mid, publishedOn, read, shared, null]
    })
const keptArticles = async () =>
  (await db().article.findMany({ where: { removedAt: null }, orderBy: { publishedOn: 'asc' } })).map((one) => [
    ...[one.mid, one.publishedOn.toISOString().slice(0, 10), one.readUsers, one.shareUsers, one.readTimes],
  ])

test('the connector runs a month against the fake server, with every errcode and a day missing in the middle, and ends with the right series and an honest log', async () => {
  const middle = daysBefore(last, 14)
  const [busy, broken, faulty, slow, odd, wrongDay] = [3, 6, 9, 12, 15, 18].map((ago) => daysBefore(last, ago))
  fake.missing.add(middle)
  fake.happen({ errcode: -1 }, { endpoint: 'getarticletotaldetail', day: busy }, 2)
  fake.happen('drop', { endpoint: 'getarticletotaldetail', day: broken })
  fake.happen({ status: 502 }, { endpoint: 'getarticletotaldetail', day: faulty })
  fake.happen('hang', { endpoint: 'getarticletotaldetail', day: slow })
  fake.happen('garbage', { endpoint: 'getarticletotaldetail', day: odd })
  fake.happen({ errcode: 61501 }, { endpoint: 'getarticletotaldetail', day: wrongDay })
  fake.happen({ errcode: 42001 }, { endpoint: 'getusersummary' })
  fake.happen({ errcode: 40001 }, { endpoint: 'getarticletotaldetail', day: daysBefore(last, 20) })
  fake.happen({ errcode: 47009 }, { endpoint: 'getbizsummary' }, 99)
  fake.happen({ errcode: 48001 }, { endpoint: 'getarticleread' }, 99)
  fake.happen({ errcode: 45009 }, { endpoint: 'getarticleshare' }, 99)

  const run = await pull()
  expect(run).toMatchObject({ state: 'done', reason: 'some_failed' })
  const log = await logOf(run.id)
  expect(failuresOf(log)).toEqual([
    'getusersummary token_expired 42001',
    ...['getarticletotaldetail busy -1', 'getarticletotaldetail busy -1'],
    'getarticletotaldetail unreachable',
    'getarticletotaldetail server',
    'getarticletotaldetail unreachable',
    'getarticletotaldetail unreadable',
    'getarticletotaldetail dates 61501',
    'getarticletotaldetail token_expired 40001',
    'getbizsummary retired 47009',
    'getarticleread unauthorised 48001',
    'getarticleshare daily_limit 45009',
  ])
  expect(await keptFollowers()).toEqual(expectedFollowers(first, [middle]))
  expect(
    log
      .filter(({ missing, endpoint }) => endpoint.startsWith('getuser') && missing.length > 0)
      .map(({ endpoint, missing }) => [endpoint, missing]),
  ).toEqual([
    ['getusercumulate', [middle]],
    ['getusersummary', [middle]],
  ])
  const state = await as('viewer').wechat.state()
  expect(state.stops.map(({ endpoint, reason, until }) => [endpoint, reason, until !== null]).sort()).toEqual([
    ['getarticleread', 'unauthorised', false],
    ['getarticleshare', 'daily_limit', true],
    ['getbizsummary', 'retired', false],
  ])
  expect(state.missing).toEqual([
    { endpoint: 'getusercumulate', days: [middle], total: 1 },
    { endpoint: 'getusersummary', days: [middle], total: 1 },
  ])
  // every request stands in the log, and no more of them than that
  expect(log.filter(({ endpoint }) => endpoint !== 'stable_token').length).toBe(state.budget.used)
  expect(JSON.stringify([log, state])).not.toMatch(new RegExp(`${fake.secret}|token-\\d`))

  // the next morning the day is there, the limit is new, and an administrator has looked into the rest
  fake.calm()
  fake.missing.clear()
  for (const { endpoint } of state.stops) await operator.wechat.resume({ endpoint })
  fake.calls.length = 0
  const second = await pull()
  expect(second).toMatchObject({ state: 'done', reason: null })
  expect(failuresOf(await logOf(second.id))).toEqual([])
  expect(await keptFollowers()).toEqual(expectedFollowers(first))
  expect(fake.calls.filter(({ endpoint }) => endpoint.startsWith('getuser'))).toMatchObject([
    { endpoint: 'getusercumulate', from: middle, to: middle },
    { endpoint: 'getusersummary', from: middle, to: middle },
  ])
  expect(await keptArticles()).toEqual(expectedArticles(first))
  const [sums] = await db().$queryRaw<{ total: string; times: string | null }[]>`
    select (reduce_measure('followers.total', 'last', null, '2000-01-01', ${last}::date)).value::text as total,
      (reduce_measure('articles.read_times', 'sum', null, '2000-01-01', ${last}::date)).value::text as times`
  expect(sums).toEqual({ total: String(expectedFollowers(first).at(-1)?.[3]), times: null })
  expect((await as('viewer').wechat.state()).unknown).toEqual([])

  // and a third time changes nothing
  const audited = await db().auditEntry.count()
  const third = await pull()
  expect((await logOf(third.id)).filter(({ outcome }) => outcome === 'written')).toEqual([])
  expect(await db().auditEntry.count()).toBe(audited)
}, 60_000)

describe('an account', () => {
  test('is kept sealed: neither answers, nor log, nor audit, nor table hold its secret or token', async () => {
    await pull()
    const tables = ['wechat_accounts', 'wechat_tokens', 'wechat_pulls', 'audit_entries', 'wechat_runs']
    const dumps = await Promise.all(tables.map((table) => db().$queryRawUnsafe(`select to_jsonb(r)::text as line from ${table} r`)))
    expect(JSON.stringify([dumps, await admin.wechat.state()])).not.toMatch(new RegExp(`${fake.secret}|token-\\d`))
    const [entry] = await db().auditEntry.findMany({ where: { source: 'wechat_accounts' }, orderBy: { id: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ operation: 'wechat.connect', actor: 'test-admin', after: { app_id: fake.appId } })
    expect(entry?.after).not.toHaveProperty('secret_sealed')
  })

  test('of a house whose secret changed says so, and asks nothing', async () => {
    const kept = process.env.AUTH_SECRET
    process.env.AUTH_SECRET = 'another one'
    expect(await pull()).toMatchObject({ state: 'stopped', reason: 'secret_unreadable' })
    process.env.AUTH_SECRET = kept
    expect(fake.calls).toEqual([])
  })

  test.each<[string, { errcode: number }, string]>([
    ['a wrong secret', { errcode: 40125 }, 'credentials'],
    ['an unknown AppID', { errcode: 40013 }, 'credentials'],
    ['an address that is not on the list', { errcode: 40164 }, 'ip_refused'],
  ])('with %s ends the round with that', async (_, mishap, reason) => {
    fake.happen(mishap, { endpoint: 'stable_token' })
    const run = await pull()
    expect(run).toMatchObject({ state: 'stopped', reason })
    expect(failuresOf(await logOf(run.id))).toEqual([`stable_token ${reason} ${mishap.errcode}`])
    expect((await as('viewer').wechat.state()).budget.used).toBe(
      await db().wechatPull.count({ where: { endpoint: { not: 'stable_token' } } }),
    )
  })

  test('whose renewed token is refused as well says so after one renewal', async () => {
    fake.happen({ errcode: 40001 }, { endpoint: 'getusercumulate' }, 9)
    const before = fake.tokenCalls
    const run = await pull()
    expect(run).toMatchObject({ state: 'stopped', reason: 'token_refused' })
    expect(failuresOf(await logOf(run.id))).toEqual(['getusercumulate token_expired 40001', 'getusercumulate token_refused 40001'])
    expect(fake.tokenCalls - before).toBe(2)
  })

  test('asks for a token once, and again when it has grown old', async () => {
    const before = fake.tokenCalls
    await pull()
    await pull('backfill', daysBefore(last, 39))
    expect(fake.tokenCalls - before).toBe(1)
    await db().wechatToken.updateMany({ data: { expiresAt: new Date(Date.now() + 60_000) } })
    await pull('backfill', daysBefore(last, 45))
    expect(fake.tokenCalls - before).toBe(2)
  })

  test('that is not there cannot be asked, and one of another shape is refused and not kept', async () => {
    await admin.wechat.disconnect()
    expect(await codeOf(operator.wechat.pull({ id: randomUUID() }))).toBe('WECHAT_NOT_CONNECTED')
    expect(await db().wechatToken.count()).toBe(0)
    await expect(admin.wechat.connect({ appId: 'wx1', secret: fake.secret })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(admin.wechat.connect({ appId: fake.appId, secret: 'short' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await db().wechatAccount.count()).toBe(0)
  })
})

describe('a round', () => {
  test('whose line is broken stops, and the next one asks only for what is left, the newest days first', async () => {
    fake.happen('drop', { endpoint: 'getusercumulate', day: daysBefore(last, 21) }, 3)
    const run = await pull('backfill', daysBefore(last, 34))
    expect(run).toMatchObject({ state: 'stopped', reason: 'unreachable' })
    const asked = fake.calls.map(({ from, to }) => [from, to])
    expect(asked).toEqual([0, 7, 14].map((ago) => [daysBefore(last, ago + 6), daysBefore(last, ago)]))
    fake.calls.length = 0
    expect(await pull('backfill', daysBefore(last, 34))).toMatchObject({ state: 'done' })
    const cumulated = fake.calls.filter(({ endpoint }) => endpoint === 'getusercumulate')
    expect(cumulated.map(({ from, to }) => [from, to])).toEqual([
      [daysBefore(last, 27), daysBefore(last, 21)],
      [daysBefore(last, 34), daysBefore(last, 28)],
    ])
    expect(await keptFollowers()).toEqual(expectedFollowers(daysBefore(last, 34)))
  })

  test('that two workers take up at once is asked once', async () => {
    const id = randomUUID()
    await operator.wechat.pull({ id })
    expect(await operator.wechat.pull({ id })).toMatchObject({ id })
    expect(await codeOf(operator.wechat.pull({ id: randomUUID() }))).toBe('WECHAT_RUNNING')
    await Promise.all([workOnPull(id), workOnPull(id)])
    const asked = fake.calls.map(({ endpoint, from }) => `${endpoint} ${from}`)
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('begins by itself once a morning, whoever looks, and not where it is switched off', async () => {
    const night = new Date(`${daysBefore(last, -1)}T00:10:00Z`)
    const morning = new Date(`${daysBefore(last, -1)}T00:31:00Z`)
    await beginMorning(night)
    expect(await db().wechatRun.count()).toBe(0)
    await Promise.all([beginMorning(morning), beginMorning(morning), beginMorning(morning)])
    expect(await db().wechatRun.findMany()).toMatchObject([
      { kind: 'daily', fromOn: new Date(first), toOn: new Date(last), actorName: 'wechat' },
    ])
    const account = (await admin.wechat.state()).account
    await operator.wechat.switchDaily({ isDaily: false, version: account?.version ?? 0 })
    expect(await codeOf(operator.wechat.switchDaily({ isDaily: true, version: account?.version ?? 0 }))).toBe('STALE')
    await beginMorning(new Date(morning.getTime() + 86_400_000))
    expect(await db().wechatRun.count()).toBe(1)
  })

  test('of days to come is refused', async () => {
    expect(await codeOf(operator.wechat.backfill({ id: randomUUID(), from: daysBefore(last, -3) }))).toBe('RULE_BROKEN')
    expect(await db().wechatRun.count()).toBe(0)
  })
})

describe('what people know', () => {
  test('of times, title and day stays when people are fetched, and what was seen later is not replaced', async () => {
    const [one] = fake.data.articles.filter(({ publishedOn }) => publishedOn >= first)
    if (!one) throw new Error('no article')
    const figures = { readUsers: 5000, readTimes: 9000, shareUsers: null, shareTimes: 40, followsAfter: 3, deliveredUsers: 300 }
    const known = { id: randomUUID(), mid: one.mid, idx: 1, title: '改过的标题', publishedOn: one.publishedOn, url: one.url, ...figures }
    await operator.articles.log({ ...known, asOfOn: clock.toISOString().slice(0, 10) })
    await pull()
    const kept = await operator.articles.get({ id: known.id })
    const shared = [...one.readers.values()].reduce((sum, people) => sum + people.shared, 0)
    expect(kept).toMatchObject({ ...figures, title: '改过的标题', shareUsers: shared })
    const { observations, days } = await operator.articles.seen({ id: known.id })
    expect(observations.filter(({ source }) => source === 'api').map(({ day, readTimes }) => [day, readTimes])).toEqual(
      [...one.readers.keys()].map((day) => [day, null]),
    )
    expect(days.map(({ day, readUsers }) => [day, readUsers])).toEqual([...one.readers].map(([day, { read }]) => [day, read]))
  })

  test('and removed stays removed, and a closed year stays as it is', async () => {
    await pull()
    const day = await db().followerDay.findFirstOrThrow({ where: { day: new Date(daysBefore(last, 2)) } })
    await operator.followerDays.remove({ id: day.id, version: day.version })
    await db().$executeRaw`delete from wechat_days`
    await db().$executeRaw`update years set closed_at = now() where year = ${Number(last.slice(0, 4))}`
    const before = await db().$queryRaw`select md5(string_agg(to_jsonb(f)::text, '' order by day)) as sum from follower_days f`
    fake.data.followers.map((one) => Object.assign(one, { total: one.total + 5 }))
    const run = await pull()
    fake.data.followers.map((one) => Object.assign(one, { total: one.total - 5 }))
    await db().$executeRaw`update years set closed_at = null where closed_at is not null`
    expect(run.state).toBe('done')
    expect(await db().$queryRaw`select md5(string_agg(to_jsonb(f)::text, '' order by day)) as sum from follower_days f`).toEqual(before)
    expect(
      (await logOf(run.id))
        .filter(({ outcome }) => outcome === 'skipped')
        .every(({ reason }) => reason === 'year_closed' || reason === 'removed'),
    ).toBe(true)
  })

  test('of what was published is compared with what WeChat says', async () => {
    await pull()
    const [one] = await db().article.findMany({ orderBy: { publishedOn: 'desc' }, take: 1 })
    await operator.articles.remove({ id: one?.id ?? '', version: one?.version ?? 1 })
    expect((await as('viewer').wechat.state()).unknown).toEqual([
      { day: one?.publishedOn.toISOString().slice(0, 10), published: 1, known: 0 },
    ])
  })

  test('a delayed answer is kept and asked for again', async () => {
    fake.happen('delay', { endpoint: 'getbizsummary' })
    const run = await pull()
    expect((await logOf(run.id)).find(({ endpoint }) => endpoint === 'getbizsummary')).toMatchObject({
      outcome: 'written',
      reason: 'delayed',
    })
    expect((await as('viewer').wechat.state()).missing).toMatchObject([{ endpoint: 'getbizsummary', total: 30 }])
    await pull()
    expect((await as('viewer').wechat.state()).missing).toEqual([])
  })
})

test('a round of earlier days leaves requests for the morning, and goes on when the day is new', async () => {
  const id = randomUUID()
  const used = (await as('viewer').wechat.state()).budget.used
  await operator.wechat.backfill({ id, from: daysBefore(last, 35) })
  await db().$executeRaw`
    insert into wechat_pulls (run_id, endpoint, from_on, to_on, outcome) select ${randomUUID()}::uuid, 'getusercumulate', '2023-01-01', '2023-01-01', 'same'
    from generate_series(1, ${898 - used}::int)`
  await workOnPull(id)
  expect(await db().wechatRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'waiting', reason: 'budget', done: 2 })
  expect(await waitingPulls(db())).toEqual([])
  const tomorrow = randomUUID()
  await operator.wechat.cancel({ id })
  await db().wechatRun.create({
    data: {
      id: tomorrow,
      kind: 'backfill',
      state: 'waiting',
      reason: 'budget',
      fromOn: new Date(first),
      toOn: new Date(last),
      actorName: 'x',
    },
  })
  expect(await waitingPulls(db())).toEqual([tomorrow])
})

test('the log can only grow', async () => {
  await pull()
  await expect(db().$executeRaw`delete from wechat_pulls`).rejects.toThrow(/only grow/)
  await expect(db().$executeRaw`update wechat_pulls set outcome = 'written'`).rejects.toThrow(/only grow/)
})
