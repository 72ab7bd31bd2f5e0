import { spawn } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAround } from '../alerts/look.ts'
import { manners } from '../alerts/tell.ts'
import { db } from '../db.ts'
import { mailManners } from '../mail/send.ts'
import { readPublicLink } from '../public-link.ts'
import { articlesIndicator, articlesOn, forgetAlerts, inboxOf, somebody, wordsTo } from '../testing/alerts.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { FakeSmtp } from '../testing/smtp.ts'
import { FakeWecom } from '../testing/wecom.ts'
import { fitted, harmless } from '../wecom/rules.ts'
import { robotManners } from '../wecom/send.ts'
import { dueWays, workOnWay } from './work.ts'

testDatabase()
const [smtp, wecom] = [new FakeSmtp(), new FakeWecom()]
const originals = { manners: { ...manners }, mail: { ...mailManners }, robot: { ...robotManners } }
const noon = new Date('2031-06-30T04:00:00Z')
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000)
const send = (way: 'mail' | 'robot', at = 0) => workOnWay(way, () => minutes(at))
let port = 0
let admin: Awaited<ReturnType<typeof somebody>>

beforeAll(async () => {
  process.env.AUTH_SECRET ??= 'a secret for tests'
  process.env.PUBLIC_URL = 'https://house.example.com'
  port = await smtp.start()
  process.env.WECOM_API_URL = await wecom.start()
  Object.assign(manners, { settleMs: 0 })
  Object.assign(mailManners, { connectMs: 1000, greetMs: 1000, answerMs: 400 })
  Object.assign(robotManners, { timeoutMs: 300 })
})
afterAll(async () => {
  await smtp.stop()
  await wecom.stop()
  Object.assign(manners, originals.manners)
  Object.assign(mailManners, originals.mail)
  Object.assign(robotManners, originals.robot)
})
const account = (over: object = {}) => ({
  ...{ host: '127.0.0.1', port, security: 'none' as const, userName: smtp.user, password: smtp.password },
  ...{ fromAddress: 'house@example.com', fromName: '港澳商协会之家', version: null, ...over },
})
beforeEach(async () => {
  await forgetAlerts()
  for (const table of ['indicators', 'articles']) await db().$executeRawUnsafe(`delete from ${table}`)
  smtp.calm()
  wecom.calm()
  await articlesIndicator(2031)
  await articlesOn('2031-02-01', 10)
  admin = await somebody('admin')
  await admin.api.channels.connectMail(account())
})
/** A red light that waits to be mailed to a head of division, and perhaps to be told to the group. */
async function waiting(channels: ('mail' | 'robot')[] = ['mail'], over: Parameters<typeof somebody>[1] = {}) {
  const head = await somebody('head', over)
  await head.api.alerts.subscribe({ kind: 'light', isOn: true, channels, limit: 'red', reminder: 'never', version: null })
  return head
}

describe('a mail', () => {
  test('says it in plain text and in html, in the language of its reader, with the link, the way to switch it off, and one click for that', async () => {
    const [head, english] = [await waiting(), await waiting(['mail'], { locale: 'en' })]
    await lookAround(noon)
    expect(await dueWays(noon)).toEqual(['mail'])
    await send('mail')
    expect(await wordsTo(head.id)).toEqual(['mail began sent'])
    const [mail, other] = [head, english].map(({ email }) => smtp.received.find(({ to }) => to[0] === email))
    expect(mail).toMatchObject({ from: 'house@example.com', user: smtp.user })
    expect(mail?.headers.get('subject')).toBe('公众号推文发布篇数（O4）亮红灯：实际 10篇，2031 年指标值 ≥ 40篇')
    expect(other?.headers.get('subject')).toMatch(/is red: 10篇, target of 2031/)
    for (const said of [mail?.text ?? '', mail?.html.replaceAll('&amp;', '&') ?? '']) {
      expect(said).toContain('公众号推文发布篇数（O4）亮红灯')
      expect(said).toContain('https://house.example.com/trace?year=2031&code=O4')
      expect(said).toContain('https://house.example.com/unsubscribe/')
      expect(said).toContain('https://house.example.com/alerts')
    }
    expect(mail?.html).toContain('<html lang="zh-Hans">')
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const link = mail?.headers.get('list-unsubscribe')?.match(/^<https:\/\/house\.example\.com\/unsubscribe\/([\w-]+)\/now>$/)?.[1] ?? ''
    expect(readPublicLink('unsubscribe', link)).toEqual({ id: head.id, round: 'alerts' })
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('holds all that one person is to be told at that moment', async () => {
    const head = await waiting()
    await articlesIndicator(2031, { code: 'O5' })
    await lookAround(noon)
    await send('mail')
    expect(smtp.received.filter(({ to }) => to[0] === head.email)).toHaveLength(1)
    expect(smtp.received[0]?.headers.get('subject')).toMatch(/^2 项提醒：/)
    expect(await wordsTo(head.id)).toEqual(['mail began sent', 'mail began sent'])
  })

  test('what people typed stands in it as text and is no markup', async () => {
    await waiting()
    await db().indicator.updateMany({ data: { name: '<img src=x onerror=alert(1)>"&' } })
    await lookAround(noon)
    await send('mail')
    expect(smtp.received[0]?.html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;')
    expect(smtp.received[0]?.html).not.toContain('<img')
  })

  test('goes out once, however many workers are at it', async () => {
    const heads = [await waiting(), await waiting(), await waiting()]
    await lookAround(noon)
    await Promise.all([send('mail'), send('mail'), send('mail')])
    await send('mail')
    expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(heads.map(({ email }) => email).sort())
  })

  test.each<[string, () => void, string]>([
    ['a server that says later', () => smtp.happen('MAIL', { reply: '421 4.3.2 Service shutting down' }), 'later'],
    ['a line that breaks', () => smtp.happen('DATA', 'drop'), 'unreachable'],
    ['a server that is silent', () => smtp.happen('MAIL', 'hang'), 'timeout'],
    ['a password that is refused', () => smtp.happen('AUTH', { reply: '535 5.7.8 no' }), 'auth'],
  ])('that meets with %s is tried again after a pause, and goes out', async (_, mishap, reason) => {
    const head = await waiting()
    await lookAround(noon)
    mishap()
    await send('mail')
    expect(await wordsTo(head.id)).toEqual([`mail began waiting ${reason}`])
    expect((await admin.api.channels.state()).ways[0]).toMatchObject({ reason, waiting: 1 })
    await send('mail', 0.5)
    expect(smtp.received).toEqual([])
    await send('mail', 2)
    expect(await wordsTo(head.id)).toMatchObject([expect.stringMatching(/^mail began sent/)])
    expect(smtp.received).toHaveLength(1)
  })

  test('passes a greylist at the second try', async () => {
    const head = await waiting()
    smtp.greylists = true
    await lookAround(noon)
    await send('mail')
    expect(await wordsTo(head.id)).toEqual(['mail began waiting later'])
    await send('mail', 2)
    expect(smtp.received).toHaveLength(1)
  })

  test('whose receiver is refused is given up at once, administrators are told, and it can be tried again by hand', async () => {
    const head = await waiting()
    await lookAround(noon)
    smtp.happen('RCPT', { reply: '550 5.1.1 user unknown' })
    await send('mail')
    expect(await wordsTo(head.id)).toEqual(['mail began failed recipient'])
    expect(await inboxOf(admin.api)).toMatchObject([{ kind: 'channel', params: { channel: 'mail', reason: 'recipient' } }])
    const [row] = (await admin.api.alerts.history({ everybody: true })).rows
    expect(row).toMatchObject({ person: head.name, state: 'failed', detail: expect.stringContaining('550'), mayRetry: true })
    expect((await head.api.alerts.history({})).rows[0]?.detail).toBeNull()
    expect(await head.api.alerts.retry({ id: row?.id ?? '' })).toEqual({ retried: 1 })
    await workOnWay('mail')
    expect(smtp.received).toHaveLength(1)
  })

  test('that fails again and again is given up after six tries, and administrators are told once', async () => {
    const head = await waiting()
    await lookAround(noon)
    smtp.happen('MAIL', { reply: '451 4.3.0 try later' }, 99)
    for (let hours = 0; hours < 24; hours += 5) await send('mail', hours * 60)
    expect(await wordsTo(head.id)).toEqual(['mail began waiting later'])
    await send('mail', 30 * 60)
    expect(await wordsTo(head.id)).toEqual(['mail began failed later'])
    await send('mail', 90 * 60)
    expect(smtp.said.filter((line) => line.startsWith('MAIL'))).toHaveLength(6)
    expect(await inboxOf(admin.api)).toMatchObject([{ kind: 'channel', params: { reason: 'later' } }])
  })

  test('in the hands of a worker that is killed is neither lost nor another one: the next sends it under the same id', async () => {
    const head = await waiting()
    await lookAround(noon)
    // the server has it, and says nothing
    smtp.happen('BODY', 'hang')
    const code = `await (await import('./lib/deliveries/work.ts')).workOnWay('mail', () => new Date('${noon.toISOString()}'))`
    const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code], {
      stdio: 'ignore',
    })
    await expect.poll(() => smtp.received.length, { timeout: 20_000 }).toBe(1)
    expect(await wordsTo(head.id)).toEqual(['mail began sending'])
    // while it lives nobody else takes it up
    await send('mail')
    expect(smtp.received).toHaveLength(1)
    const gone = new Promise((done) => worker.once('exit', done))
    worker.kill('SIGKILL')
    await gone
    const sentAgain = async () => {
      await send('mail')
      return smtp.received.length
    }
    await expect.poll(sentAgain, { timeout: 20_000 }).toBe(2)
    expect(new Set(smtp.received.map(({ headers }) => headers.get('message-id'))).size).toBe(1)
    expect(await wordsTo(head.id)).toMatchObject([expect.stringMatching(/^mail began sent/)])
  })

  test('is not sent to who is locked out, has no address any more, or declined by the link', async () => {
    const people = [await waiting(), await waiting(), await waiting(), await waiting()]
    const [locked, nowhere, declined, stays] = people
    await lookAround(noon)
    await db().user.update({ where: { id: locked?.id }, data: { disabledAt: noon } })
    await db().user.update({ where: { id: nowhere?.id }, data: { email: null } })
    await db().alertPreference.create({ data: { userId: declined?.id ?? '', mailOff: true } })
    await send('mail')
    expect(await Promise.all(people.map(({ id }) => wordsTo(id)))).toEqual([
      ['mail began skipped disabled'],
      ['mail began skipped no_address'],
      ['mail began skipped declined'],
      ['mail began sent'],
    ])
    expect(smtp.received.map(({ to }) => to[0])).toEqual([stays?.email])
  })
})

describe('the link in a mail', () => {
  test('switches mails off and nothing else, without signing in, and again changes nothing', async () => {
    const head = await waiting()
    await lookAround(noon)
    await send('mail')
    const token = smtp.received[0]?.headers.get('list-unsubscribe')?.match(/unsubscribe\/([\w-]+)\//)?.[1] ?? ''
    const nobody = as(null)
    expect(await nobody.alerts.unsubscribing({ token })).toEqual({ scope: 'alerts', name: head.name, isOff: false })
    await nobody.alerts.unsubscribe({ token })
    await nobody.alerts.unsubscribe({ token })
    expect(await nobody.alerts.unsubscribing({ token })).toMatchObject({ isOff: true })
    expect((await head.api.alerts.mine()).preference).toMatchObject({ mailOff: true })
    for (const wrong of ['x', `${token}A`, token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))])
      expect(await codeOf(nobody.alerts.unsubscribe({ token: wrong }))).toBe('NOT_FOUND')
  })
})

describe('the group', () => {
  beforeEach(() => admin.api.channels.connectRobot({ name: '运营群', webhook: wecom.webhook, version: null }))

  test('hears of a thing once, with all who asked for it; who asks later is told that it has been', async () => {
    const [one, two] = [await waiting(['robot'], { name: '王综合' }), await waiting(['robot'], { name: '张科长' })]
    const late = await waiting(['robot'])
    await late.api.alerts.prefer({ quietFrom: 11 * 60, quietUntil: 13 * 60, zone: 'Asia/Shanghai', mailOff: false, version: null })
    await lookAround(noon)
    await send('robot')
    await send('robot', 90)
    expect(wecom.told).toHaveLength(1)
    expect(wecom.told[0]).toContain('亮红灯')
    expect(wecom.told[0]).toMatch(/王综合、张科长|张科长、王综合/)
    expect(wecom.told[0]).toContain('(https://house.example.com/trace?year=2031&code=O4&')
    expect([await wordsTo(one.id), await wordsTo(two.id), await wordsTo(late.id)]).toEqual([
      ['robot began sent'],
      ['robot began sent'],
      ['robot began skipped already_told'],
    ])
  })

  test.each<[string, Parameters<FakeWecom['happen']>[0], string, number]>([
    ['its limit a minute', { errcode: 45009 }, 'rate', 0],
    ['a webhook that is not valid', { errcode: 93000 }, 'invalid_webhook', 1],
    ['a busy system', { errcode: -1 }, 'busy', 1],
    ['a fault of the server', { status: 502 }, 'busy', 1],
    ['a broken line', 'drop', 'unreachable', 1],
    ['silence', 'hang', 'timeout', 1],
    ['an answer that is none', 'garbage', 'unreadable', 1],
  ])('that meets with %s is told again later', async (_, mishap, reason, attempts) => {
    const head = await waiting(['robot'])
    await lookAround(noon)
    wecom.happen(mishap)
    await send('robot')
    expect(await wordsTo(head.id)).toEqual([`robot began waiting ${reason}`])
    expect(await db().alertDelivery.findMany({ where: { userId: head.id } })).toMatchObject([{ attempts }])
    await send('robot', 2)
    expect(wecom.told).toHaveLength(1)
  })

  test('that refuses the message itself is not told again', async () => {
    const head = await waiting(['robot'])
    await lookAround(noon)
    wecom.happen({ errcode: 40058 })
    await send('robot')
    expect(await wordsTo(head.id)).toEqual(['robot began failed refused'])
  })

  test('gets at most 4096 bytes, whole lines of them, and nothing that people typed is a link or a mention', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => `> 第${at}项：公众号推文发布篇数`)
    const text = fitted('**标题**', lines, (left) => `另有 ${left} 项`)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096)
    const shown = text.split('\n').length - 2
    expect(text.endsWith(`另有 ${200 - shown} 项`)).toBe(true)
    expect(harmless('[a](http://x) <@all> **b**\n# c')).toBe('【a】(http://x) ＜@all＞ ＊＊b＊＊ # c')
  })
})

describe('secrets', () => {
  test('leave neither by an answer, nor the audit, nor the history, nor a message', async () => {
    await admin.api.channels.connectRobot({ name: '运营群', webhook: wecom.webhook, version: null })
    await waiting(['mail', 'robot'])
    await lookAround(noon)
    smtp.happen('AUTH', { reply: `535 5.7.8 wrong ${smtp.password}` })
    wecom.happen({ errcode: 93000 })
    await send('mail')
    await send('robot')
    const tables = ['mail_accounts', 'wecom_robots', 'audit_entries', 'alert_deliveries', 'channel_states', 'notifications', 'alerts']
    const dumps = await Promise.all(tables.map((table) => db().$queryRawUnsafe(`select to_jsonb(r)::text as line from ${table} r`)))
    const answers = [await admin.api.channels.state(), await admin.api.alerts.history({ everybody: true }), await admin.api.audit.list({})]
    expect(JSON.stringify([dumps, answers, smtp.received, wecom.told])).not.toMatch(new RegExp(`${smtp.password}|${wecom.key}`))
    const entries = await db().auditEntry.findMany({
      where: { source: { in: ['mail_accounts', 'wecom_robots'] }, operation: { startsWith: 'channels.connect' } },
    })
    expect(entries.map(({ after }) => Object.keys(after as object).filter((name) => /secret|password/.test(name)))).toEqual(
      entries.map(() => []),
    )
  })

  test('are for administrators to set, of WeCom only, and never sent to another server than the one they were given for', async () => {
    expect(await codeOf(as('director').channels.connectMail(account()))).toBe('NOT_ALLOWED')
    expect(
      await codeOf(
        admin.api.channels.connectMail({ ...account({ host: 'elsewhere.example.com', security: 'tls', version: 1 }), password: null }),
      ),
    ).toBe('RULE_BROKEN')
    expect(await codeOf(admin.api.channels.connectMail(account({ host: 'mail.example.com', version: 1 })))).toBe('RULE_BROKEN')
    expect(await codeOf(admin.api.channels.connectMail(account()))).toBe('STALE')
    for (const webhook of [
      'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4',
      'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4',
      'https://evil.example/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4',
      'https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4',
    ])
      await expect(admin.api.channels.connectRobot({ name: '群', webhook, version: null })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await db().wecomRobot.count()).toBe(0)
    expect((await admin.api.channels.state()).mail).toMatchObject({ host: '127.0.0.1', hasPassword: true, version: 1 })
  })

  test('of a house whose own secret changed are asked for again', async () => {
    const head = await waiting()
    await lookAround(noon)
    const kept = process.env.AUTH_SECRET
    process.env.AUTH_SECRET = 'another one'
    await send('mail')
    process.env.AUTH_SECRET = kept
    expect(await wordsTo(head.id)).toEqual(['mail began waiting secret_unreadable'])
    expect(smtp.said).toEqual([])
  })
})

describe('a test', () => {
  test('of mail goes to the administrator alone and says what came of it', async () => {
    expect(await admin.api.channels.testMail()).toEqual({ reason: null, detail: null })
    expect(smtp.received).toMatchObject([{ to: [admin.email] }])
    smtp.happen('AUTH', { reply: '535 5.7.8 authentication failed' })
    expect(await admin.api.channels.testMail()).toMatchObject({ reason: 'auth', detail: expect.stringContaining('535') })
    expect((await admin.api.channels.state()).ways[0]).toMatchObject({ channel: 'mail', reason: 'auth' })
    await db().user.update({ where: { id: admin.id }, data: { email: null } })
    expect(await codeOf(admin.api.channels.testMail())).toBe('RULE_BROKEN')
  })

  test('of the robot tells the group, and 20 an hour are enough', async () => {
    expect(await admin.api.channels.testRobot()).toMatchObject({ reason: 'no_channel' })
    await admin.api.channels.connectRobot({ name: '运营群', webhook: wecom.webhook, version: null })
    expect(await admin.api.channels.testRobot()).toEqual({ reason: null, detail: null })
    expect(wecom.told).toHaveLength(1)
    const codes: string[] = []
    for (let tries = 0; tries < 20; tries++) codes.push(await codeOf(admin.api.channels.testRobot()))
    expect(codes.at(-1)).toBe('TOO_MANY_TRIES')
  })
})
