import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import { articlesIndicator, articlesOn, forgetAlerts, inboxOf, somebody, wordsTo } from '../testing/alerts.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { lookAround } from './look.ts'
import { beginRound, waitingRounds, workOnRound } from './rounds.ts'
import type { AlertKind, SubscriptionInput } from './schema.ts'

testDatabase()
const year = 2031
const at = (day: string, hour = 12) => new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000)
/** The last of June: half of the year has passed. */
const june = at('2031-06-30')
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000)
const connectMail = () =>
  db().mailAccount.create({
    data: { host: 'localhost', port: 25, security: 'none', fromAddress: 'house@example.com', fromName: '商会之家' },
  })
const only = (kind: AlertKind, over: Partial<SubscriptionInput> = {}): SubscriptionInput => ({
  ...{ kind, isOn: true, channels: ['app'], limit: null, reminder: 'never', version: null },
  ...over,
})

beforeEach(async () => {
  await forgetAlerts()
  for (const table of [
    'indicators',
    'articles',
    'requests',
    'documents',
    'organisations',
    'contracts',
    'surveys',
    'explanations',
    'inspections',
    'payments',
    'budget_lines',
    'completeness_items',
  ])
    await db().$executeRawUnsafe(`delete from ${table}`)
})

describe('a light that turns red', () => {
  beforeEach(async () => {
    await articlesIndicator(year)
    await articlesOn('2031-02-01', 10)
  })

  test('is told once when it begins, and not again while it lasts, however many look at once', async () => {
    await connectMail()
    const head = await somebody('head')
    await Promise.all([lookAround(june), lookAround(june), lookAround(june)])
    expect(await inboxOf(head.api)).toMatchObject([
      { kind: 'light', params: { code: 'O4', light: 'red', actual: '10', target: '40' }, isOver: false },
    ])
    expect(await wordsTo(head.id)).toEqual(['app began sent', 'mail began waiting'])
    await lookAround(later(june, 1))
    expect(await wordsTo(head.id)).toHaveLength(2)
    expect(await db().alert.count()).toBe(1)
  })

  test('says when it is over: in the inbox, and to those who were told of it', async () => {
    await connectMail()
    const head = await somebody('head')
    await lookAround(june)
    await db().alertDelivery.updateMany({ where: { channel: 'mail' }, data: { state: 'sent' } })
    await articlesOn('2031-06-01', 20)
    await lookAround(later(june, 2))
    expect(await inboxOf(head.api)).toMatchObject([{ kind: 'light', isOver: true }])
    expect(await wordsTo(head.id, 'mail')).toEqual(['mail began sent', 'mail ended waiting'])
    expect((await head.api.alerts.lasting()).alerts).toEqual([])
  })

  test('that was over before it was told is not told', async () => {
    await connectMail()
    const head = await somebody('head')
    await lookAround(june)
    await articlesOn('2031-06-01', 20)
    await lookAround(later(june, 0.1))
    expect(await wordsTo(head.id, 'mail')).toEqual(['mail began skipped over'])
  })

  test('that comes back within a day is the same one: nobody hears of it a second time', async () => {
    const head = await somebody('head')
    await lookAround(june)
    await articlesOn('2031-06-01', 20)
    await lookAround(later(june, 1))
    await db().$executeRaw`delete from articles where published_on = '2031-06-01'`
    await lookAround(later(june, 2))
    expect(await inboxOf(head.api)).toMatchObject([{ kind: 'light', isOver: false }])
    expect(await wordsTo(head.id, 'app')).toEqual(['app began sent'])
    // after more than a day it is news
    await articlesOn('2031-06-01', 20)
    await lookAround(later(june, 3))
    await db().$executeRaw`delete from articles where published_on = '2031-06-01'`
    await lookAround(later(june, 30))
    expect(await wordsTo(head.id, 'app')).toEqual(['app began sent', 'app began sent'])
  })

  test('and yellow reach those who asked from yellow on, red alone the others', async () => {
    const [officer, head] = [await somebody('officer'), await somebody('head')]
    await articlesOn('2031-03-01', 7) // 17 of 20 that are due: yellow
    await lookAround(june)
    const lightsOf = async () => (await inboxOf(officer.api)).filter(({ kind }) => kind === 'light')
    expect(await lightsOf()).toMatchObject([{ params: { light: 'yellow' } }])
    expect(await inboxOf(head.api)).toEqual([])
    await db().$executeRaw`delete from articles where published_on = '2031-03-01'`
    await lookAround(later(june, 1))
    expect(await lightsOf()).toMatchObject([
      { params: { light: 'red' }, isOver: false },
      { params: { light: 'yellow' }, isOver: true },
    ])
    expect(await inboxOf(head.api)).toMatchObject([{ params: { light: 'red' } }])
  })

  test('is repeated at most once a day for who wants that, and comes up in the inbox as unread', async () => {
    const head = await somebody('head')
    await head.api.alerts.subscribe(only('light', { limit: 'red', reminder: 'daily' }))
    await lookAround(june)
    const [line] = (await head.api.notifications.list({})).rows
    await head.api.notifications.mark({ ids: [line?.id ?? ''], isRead: true })
    await lookAround(later(june, 23))
    expect(await inboxOf(head.api, 'unread')).toEqual([])
    await Promise.all([lookAround(later(june, 25)), lookAround(later(june, 26))])
    await lookAround(later(june, 40))
    expect(await wordsTo(head.id)).toEqual(['app began sent', 'app reminder:1 sent'])
    expect(await inboxOf(head.api, 'unread')).toHaveLength(1)
  })

  test('is not told to who switched it off, and the history says so; the role that never hears of it has no entry', async () => {
    const [head, viewer] = [await somebody('head'), await somebody('viewer')]
    await head.api.alerts.subscribe(only('light', { isOn: false, channels: ['app', 'mail'], limit: 'red' }))
    await somebody('director')
    await lookAround(june)
    expect(await inboxOf(head.api)).toEqual([])
    expect(await wordsTo(head.id)).toEqual(['app began skipped switched_off', 'mail began skipped switched_off'])
    const { rows } = await head.api.alerts.history({})
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'switched_off'],
      ['skipped', 'switched_off'],
    ])
    expect(await wordsTo(viewer.id)).toEqual([])
  })

  test('that nobody follows any more by that limit ends without a word that it is over', async () => {
    await connectMail()
    const head = await somebody('head')
    await lookAround(june)
    await db().alertDelivery.updateMany({ where: { channel: 'mail' }, data: { state: 'sent' } })
    await head.api.alerts.subscribe(only('light', { isOn: false, limit: 'red' }))
    await lookAround(later(june, 1))
    expect(await wordsTo(head.id, 'mail')).toEqual(['mail began sent'])
    expect((await head.api.notifications.list({ show: 'all' })).rows).toMatchObject([{ isUnwatched: true }])
  })

  test('without a way to somebody is skipped, and the history says why', async () => {
    const [nowhere, somewhere] = [await somebody('head', { email: null }), await somebody('head')]
    await nowhere.api.alerts.subscribe(only('light', { channels: ['mail', 'robot'], limit: 'red' }))
    await lookAround(june)
    expect(await wordsTo(nowhere.id)).toEqual(['mail began skipped no_address', 'robot began skipped no_channel'])
    expect(await wordsTo(somewhere.id, 'mail')).toEqual(['mail began skipped no_channel'])
  })

  test('waits for the end of quiet hours on the clock of who set them', async () => {
    await connectMail()
    const [here, london] = [await somebody('head'), await somebody('head')]
    const quiet = { quietFrom: 22 * 60, quietUntil: 7 * 60 + 30, mailOff: false, version: null }
    await here.api.alerts.prefer({ ...quiet, zone: 'Asia/Shanghai' })
    await london.api.alerts.prefer({ ...quiet, zone: 'Europe/London' })
    // 23:00 in Shanghai is 16:00 in London in summer
    await lookAround(at('2031-06-30', 23))
    const dueOf = async (userId: string) =>
      (await db().alertDelivery.findFirstOrThrow({ where: { userId, channel: 'mail' } })).dueAt.toISOString()
    expect(await wordsTo(here.id, 'mail')).toEqual(['mail began waiting quiet'])
    expect(await dueOf(here.id)).toBe('2031-06-30T23:30:00.000Z')
    expect(await wordsTo(london.id, 'mail')).toEqual(['mail began waiting'])
  })

  test('of a year that is not the running one is looked at while the running one has no indicators and that one is not closed', async () => {
    const head = await somebody('head')
    await lookAround(at('2032-02-01'))
    expect(await inboxOf(head.api)).toHaveLength(1)
    await db().year.upsert({ where: { year }, create: { year, closedAt: new Date() }, update: { closedAt: new Date() } })
    await lookAround(at('2032-02-02'))
    expect(await inboxOf(head.api)).toMatchObject([{ isOver: true }])
    await db().year.update({ where: { year }, data: { closedAt: null } })
  })
})

describe('every other kind', () => {
  /** A condition that is there on a day and gone after it was mended, whom it concerns, and how it is asked for. */
  const organisation = async () =>
    (
      await db().organisation.create({
        data: { code: randomUUID().slice(0, 8), name: `商会${randomUUID()}`, kind: 'chamber', region: 'hongkong', stage: 'resident' },
      })
    ).id
  const request = async (over: object) =>
    db().request.create({
      data: {
        ...{
          code: randomUUID(),
          organisationId: await organisation(),
          receivedOn: toColumn('2031-06-01'),
          category: '财税',
          summary: '变更',
        },
        ...{ status: 'in_progress', acceptedOn: toColumn('2031-06-01'), promisedOn: toColumn('2031-06-20'), team: '一组', ...over },
      },
    })
  const cases: [string, AlertKind, string | null, object, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'a request past its day',
      'request',
      '1',
      { stage: 'overdue' },
      () => request({}),
      () => db().$executeRaw`update requests set status = 'withdrawn'`,
    ],
    [
      'a request whose day comes',
      'request',
      '3',
      { stage: 'due' },
      () => request({ promisedOn: toColumn('2031-07-02') }),
      () => db().$executeRaw`update requests set promised_on = '2031-07-20'`,
    ],
    [
      'a request that nobody has accepted',
      'request',
      '0',
      { stage: 'submitted' },
      () => request({ status: 'submitted', acceptedOn: null, promisedOn: null, team: null }),
      () => db().$executeRaw`update requests set status = 'declined'`,
    ],
    [
      'a paper that runs out',
      'expiry',
      '30',
      { paper: 'paper' },
      async () =>
        db().document.create({
          data: { organisationId: await organisation(), kind: 'licence', title: '登记证', expiresOn: toColumn('2031-07-15') },
        }),
      () => db().$executeRaw`update documents set expires_on = '2033-01-01'`,
    ],
    [
      'a contract that runs out',
      'expiry',
      '30',
      { paper: 'contract' },
      () =>
        db().contract.create({
          data: {
            code: 'HT-1',
            name: '运营',
            subProject: '活动经费',
            supplier: '某公司',
            amountYuan: '1',
            startsOn: toColumn('2030-01-01'),
            endsOn: toColumn('2031-07-10'),
          },
        }),
      () => db().$executeRaw`update contracts set ends_on = '2033-01-01'`,
    ],
    [
      'a survey that closes',
      'survey',
      '3',
      { title: '满意度' },
      () => db().survey.create({ data: { title: '满意度', year, status: 'published', closesOn: toColumn('2031-07-02') } }),
      () => db().$executeRaw`update surveys set closes_on = '2031-12-31'`,
    ],
    [
      'a measure whose day comes',
      'measure',
      '7',
      { code: 'P1' },
      () =>
        db().explanation.create({
          data: { year: 2030, code: 'P1', cause: '结余', measure: '按季通报', measureDue: toColumn('2031-07-05') },
        }),
      () => db().$executeRaw`update explanations set measure_due = '2031-12-31'`,
    ],
    [
      'what is not put right by its day',
      'rectification',
      null,
      { area: '五楼' },
      () =>
        db().inspection.create({
          data: { inspectedOn: toColumn('2023-06-01'), area: '五楼', item: '灭火器', passed: false, dueOn: toColumn('2023-06-10') },
        }),
      () => db().$executeRaw`update inspections set rectified_on = '2023-06-12', rectified_note = '已换'`,
    ],
    [
      'spending behind the calendar',
      'budget',
      '10',
      { side: 'behind', of: 'one' },
      async () => {
        await articlesIndicator(year)
        await articlesOn('2031-06-29', 40)
        await db().budgetLine.create({
          data: { year, level1: '一', level2: '二', subProject: '活动经费', initialYuan: '1000', control: 'warn' },
        })
      },
      () =>
        db().payment.create({
          data: {
            subProject: '活动经费',
            category: '水',
            summary: '付款',
            amountYuan: '500',
            paidOn: toColumn('2031-06-01'),
            accrualMonth: toColumn('2031-06-01'),
          },
        }),
    ],
    [
      'no data',
      'no_data',
      '14',
      { days: 149 },
      async () => {
        await articlesIndicator(year, { target: '2' })
        await articlesOn('2031-02-01', 10)
      },
      () => articlesOn('2031-06-29', 1),
    ],
    [
      'a month that lacks records',
      'missing',
      null,
      { month: '2031-05' },
      async () => {
        await db().completenessItem.create({
          data: {
            kind: 'articles',
            isRequired: true,
            firstMonth: toColumn('2031-05-01'),
            lastMonth: toColumn('2031-05-01'),
            dueDay: 5,
            subjects: [],
            position: 1,
          },
        })
        await db().stay.create({ data: { organisationId: await organisation(), place: '501', startedOn: toColumn('2031-01-01') } })
      },
      () => db().article.create({ data: { mid: randomUUID(), idx: 1, title: '推文', publishedOn: toColumn('2031-05-05'), readTimes: 9 } }),
    ],
    [
      'a way out that fails',
      'channel',
      null,
      { channel: 'mail', reason: 'auth' },
      () => db().channelState.create({ data: { channel: 'mail', failedAt: june, reason: 'auth' } }),
      () => db().channelState.update({ where: { channel: 'mail' }, data: { okAt: later(june, 1) } }),
    ],
  ]

  test.each(cases)('%s is told once when it begins and says when it is over', async (_, kind, limit, params, begin, mend) => {
    const reader = await somebody(kind === 'channel' ? 'admin' : 'viewer')
    const stranger = await somebody('viewer')
    await reader.api.alerts.subscribe(only(kind, { limit }))
    await lookAround(june)
    expect(await inboxOf(reader.api)).toEqual([])
    await begin()
    await Promise.all([lookAround(june), lookAround(june)])
    const lines = await inboxOf(reader.api)
    expect(
      lines.filter((line) => line.kind === kind && Object.entries(params).every(([name, value]) => line.params[name] === value)),
    ).toHaveLength(1)
    await lookAround(later(june, 1))
    expect(await inboxOf(reader.api)).toHaveLength(lines.length)
    await mend()
    await lookAround(later(june, 2))
    expect((await inboxOf(reader.api)).filter(({ isOver }) => !isOver)).toEqual([])
    expect(await inboxOf(stranger.api)).toEqual([])
    await db().$executeRaw`delete from stays`
  })

  test('values are one own: crossed by the actual or by the forecast, and nobody else hears of them', async () => {
    await articlesIndicator(year)
    await articlesOn('2031-02-01', 18)
    const [mine, other] = [await somebody('viewer'), await somebody('viewer')]
    const rule = { code: 'O4', side: 'below' as const, value: '38' }
    await mine.api.alerts.addRule({ ...rule, id: randomUUID(), figure: 'forecast' })
    await mine.api.alerts.addRule({ ...rule, id: randomUUID(), figure: 'actual', value: '15' })
    await lookAround(june)
    expect(await inboxOf(mine.api)).toMatchObject([{ kind: 'value', params: { figure: 'forecast', value: '38' } }])
    expect(await inboxOf(other.api)).toEqual([])
    await articlesOn('2031-06-01', 4)
    await lookAround(later(june, 1))
    expect(await inboxOf(mine.api)).toMatchObject([{ isOver: true }])
  })

  test('many of one kind that begin together are one line, which leads to their list', async () => {
    const reader = await somebody('viewer')
    await reader.api.alerts.subscribe(only('request', { limit: '1' }))
    for (let n = 0; n < 7; n++) await request({})
    await lookAround(june)
    expect((await reader.api.notifications.list({})).rows).toMatchObject([
      { kind: 'request', count: 7, path: '/requests', params: { many: 7 } },
    ])
    expect(await wordsTo(reader.id)).toHaveLength(7)
  })

  test('who is in a service team hears of its requests, of those that nobody has, and of teams without an account; not of others', async () => {
    const reader = await somebody('operator', { userName: 'he.operator' })
    const [mine, theirs, empty] = await Promise.all(['一组', '二组', '三组'].map((name) => db().serviceTeam.create({ data: { name } })))
    await db().serviceTeamMember.create({ data: { teamId: mine?.id ?? '', name: '何', userName: 'he.operator' } })
    await somebody('viewer', { userName: 'she.viewer' })
    await db().serviceTeamMember.create({ data: { teamId: theirs?.id ?? '', name: '她', userName: 'she.viewer' } })
    await request({ teamId: mine?.id, team: '一组', category: '我们的' })
    await request({ teamId: theirs?.id, team: '二组', category: '别人的' })
    await request({ status: 'accepted', team: null, promisedOn: toColumn('2031-08-01'), category: '没人的' })
    await lookAround(june)
    await request({ teamId: empty?.id, team: '三组', category: '没有账号的组的' })
    await lookAround(june)
    expect((await inboxOf(reader.api)).map(({ params }) => params.category).sort()).toEqual(['我们的', '没人的', '没有账号的组的'])
  })
})

describe('a round', () => {
  test('begins when something changed or a day began, once over all instances, and is done once', async () => {
    await articlesIndicator(year)
    const now = new Date()
    await Promise.all([beginRound(now), beginRound(now), beginRound(now)])
    expect(await db().alertRound.count()).toBe(1)
    const [id] = await waitingRounds()
    await Promise.all([workOnRound(id ?? ''), workOnRound(id ?? '')])
    expect(await waitingRounds()).toEqual([])
    await beginRound(later(now, 0.1))
    expect(await db().alertRound.count()).toBe(1)
    await articlesOn('2031-06-01', 1)
    await beginRound(later(now, 0.1))
    expect(await db().alertRound.count()).toBe(2)
    await beginRound(later(now, 30))
    expect(await db().alertRound.count()).toBe(3)
  })
})

describe('nobody', () => {
  test('reads or changes another one: inbox, switches, values, history', async () => {
    await articlesIndicator(year)
    await articlesOn('2031-02-01', 10)
    const [mine, other] = [await somebody('head'), await somebody('head')]
    const id = randomUUID()
    await mine.api.alerts.addRule({ id, code: 'O4', figure: 'actual', side: 'below', value: '15' })
    await lookAround(june)
    const lines = (await mine.api.notifications.list({})).rows.map((row) => row.id)
    expect(lines.length).toBeGreaterThan(0)
    expect(await other.api.notifications.mark({ ids: lines, isRead: true })).toEqual({ changed: [] })
    await other.api.notifications.markAll({ until: new Date(Date.now() + 9e11).toISOString() })
    expect((await mine.api.notifications.unread()).unread).toBe(lines.length)
    expect((await other.api.alerts.mine()).rules).toEqual([])
    expect(await codeOf(other.api.alerts.removeRule({ id, version: 1 }))).toBe('NOT_FOUND')
    expect(await codeOf(other.api.alerts.addRule({ id, code: 'O4', figure: 'actual', side: 'below', value: '15' }))).toBe(
      'SAME_ID_OTHER_CONTENT',
    )
    const history = (await mine.api.alerts.history({})).rows
    expect(history.map(({ person }) => person)).toEqual(history.map(() => mine.name))
    expect((await other.api.alerts.history({ everybody: true })).rows.map(({ person }) => person)).not.toContain(mine.name)
    expect(await codeOf(other.api.alerts.retry({ id: history[0]?.id ?? '' }))).toBe('NOT_FOUND')
    expect((await mine.api.alerts.mine()).rules).toMatchObject([{ id, value: '15' }])
    // without a person behind the session there is nothing to read
    expect((await as('head').notifications.list({ show: 'all' })).rows).toEqual([])
  })

  test('sets what makes no sense, and a change of what somebody changed meanwhile is refused', async () => {
    const head = await somebody('head')
    expect(await codeOf(head.api.alerts.subscribe(only('light', { limit: '7' })))).toBe('RULE_BROKEN')
    expect(await codeOf(head.api.alerts.subscribe(only('budget', { limit: '0' })))).toBe('RULE_BROKEN')
    expect(await codeOf(head.api.alerts.subscribe(only('channel')))).toBe('NOT_ALLOWED')
    expect(await codeOf(head.api.alerts.prefer({ quietFrom: 60, quietUntil: null, zone: 'UTC', mailOff: false, version: null }))).toBe(
      'RULE_BROKEN',
    )
    expect(await codeOf(head.api.alerts.addRule({ id: randomUUID(), code: 'nix', figure: 'actual', side: 'below', value: '1' }))).toBe(
      'REFERENCE_MISSING',
    )
    expect([await db().alertSubscription.count(), await db().alertPreference.count(), await db().alertRule.count()]).toEqual([0, 0, 0])
    expect(await codeOf(head.api.alerts.subscribe(only('light', { limit: 'red' })))).toBe('OK')
    expect(await codeOf(head.api.alerts.subscribe(only('light', { limit: 'yellow' })))).toBe('STALE')
    const [light] = (await head.api.alerts.mine()).subscriptions
    expect(light).toMatchObject({ kind: 'light', limit: 'red', version: 1, isDefault: false })
    expect(await codeOf(head.api.alerts.subscribe({ ...only('light', { limit: 'yellow' }), version: 1 }))).toBe('OK')
    const [entry] = await db().auditEntry.findMany({ where: { source: 'alert_subscriptions' }, orderBy: { id: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ operation: 'alerts.subscribe', before: { limit: 'red' }, after: { limit: 'yellow' } })
  })
})
