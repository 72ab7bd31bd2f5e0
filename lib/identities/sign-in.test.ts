import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { actorOf, openSessionFor } from '../session.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { Browser, Entrance } from '../testing/entrance.ts'
import { FakeOidc } from '../testing/oidc.ts'
import { FakeWecomMembers } from '../testing/wecom-members.ts'

testDatabase()
process.env.AUTH_SECRET ??= 'a secret of these tests'
const [entrance, office, wecom] = [new Entrance(), new FakeOidc(), new FakeWecomMembers()]
const people = { chen: randomUUID(), admin: randomUUID(), lin: randomUUID() }
beforeAll(async () => {
  await Promise.all([entrance.start(), office.start()])
  process.env.WECOM_API_URL = await wecom.start()
  const rows = [
    { id: people.chen, userName: 'chen', name: '陈', role: 'officer', email: 'chen@example.org' },
    { id: people.lin, userName: 'lin', name: '林', role: 'operator', email: 'lin@example.org' },
    { id: people.admin, userName: 'root', name: '管', role: 'admin' },
  ]
  await db().user.createMany({ data: rows.map((row) => ({ ...row, passwordHash: 'x' })) })
})
afterAll(() => Promise.all([entrance.stop(), office.stop(), wecom.stop()]))

const admin = () => as('admin', { userId: people.admin, userName: 'root' })
const oidcDoor = (more: object = {}) => ({
  ...{ provider: 'oidc' as const, name: '统一身份认证', realm: office.issuer, clientId: office.client.id, secret: office.client.secret },
  ...{ byMail: false, isOn: true, version: null, ...more },
})
const wecomDoor = (more: object = {}) => ({
  ...{ provider: 'wecom' as const, name: '企业微信', realm: wecom.corp.id, clientId: wecom.corp.agent, secret: wecom.corp.secret },
  ...{ isOn: true, version: null, ...more },
})
beforeEach(async () => {
  office.mishap = null
  office.person = { sub: 'staff-0042', name: '陈经办', email: 'chen@example.org', email_verified: true }
  await db().userIdentity.deleteMany()
  await db().outsideDoor.deleteMany()
  await admin().outsideDoors.connect(oidcDoor())
  await admin().outsideDoors.connect(wecomDoor())
  await db().user.updateMany({ data: { disabledAt: null } })
})

/** Through the door and back: where the browser is sent in the end, and whose session it holds. */
async function through(browser: Browser, provider: 'oidc' | 'wecom', back: (at: URL) => Promise<string> | string = providersAnswer) {
  const returned = await browser.go(await back(await browser.press(provider)))
  const to = new URL(returned.headers.get('location') ?? '/', entrance.url)
  const sid = await browser.session()
  const who = sid && (await actorOf(sid))
  return {
    to: to.pathname + to.search,
    reason: to.searchParams.get('outside') ?? to.searchParams.get('error'),
    who: who ? who.userName : null,
  }
}
const providersAnswer = async (at: URL): Promise<string> => (await fetch(at, { redirect: 'manual' })).headers.get('location') ?? ''
const linkChen = (subject = 'staff-0042') =>
  db().userIdentity.create({
    data: { userId: people.chen, provider: 'oidc', realm: office.issuer, subject, label: '陈', linkedBy: 'chen' },
  })

describe('an office’s own sign-in', () => {
  test('opens a session to whoever is linked, by its way, and says so in the audit', async () => {
    await linkChen()
    const browser = new Browser(entrance)
    expect(await through(browser, 'oidc')).toEqual({ to: '/board', reason: null, who: 'chen' })
    const session = await db().userSession.findFirstOrThrow({ where: { id: (await browser.session()) ?? '' } })
    expect(session).toMatchObject({ userId: people.chen, method: 'oidc' })
    expect(await db().auditEntry.findFirst({ where: { recordId: session.id } })).toMatchObject({ actor: 'chen', operation: 'users.signIn' })
    expect((await db().userIdentity.findFirstOrThrow({ where: { userId: people.chen } })).lastUsedAt).not.toBeNull()
  })

  test.each(['signature', 'audience', 'expired', 'nonce', 'issuer', 'no-key'] as const)(
    'lets nobody in by a token of a wrong %s',
    async (mishap) => {
      await linkChen()
      office.mishap = mishap
      const sessions = await db().userSession.count()
      expect(await through(new Browser(entrance), 'oidc')).toMatchObject({ reason: 'OAuthCallback', who: null })
      expect(await db().userSession.count()).toBe(sessions)
    },
  )

  test('lets nobody in who comes back with another’s answer: a wrong state, another browser, a code used before', async () => {
    await linkChen()
    const wrongState = async (at: URL) => (await providersAnswer(at)).replace(/state=[^&]+/, 'state=another')
    expect(await through(new Browser(entrance), 'oidc', wrongState)).toMatchObject({ reason: 'OAuthCallback', who: null })
    const [victim, attacker] = [new Browser(entrance), new Browser(entrance)]
    const answer = await providersAnswer(await attacker.press('oidc'))
    expect(await through(victim, 'oidc', () => answer)).toMatchObject({ reason: 'OAuthCallback', who: null })
    expect((await attacker.go(answer)).headers.get('location')).toBe(`${entrance.url}/board`)
    const again = new Browser(entrance)
    expect(await through(again, 'oidc', () => answer)).toMatchObject({ reason: 'OAuthCallback', who: null })
  })

  test('tells whom it does not know, and whom it knows as locked out', async () => {
    expect(await through(new Browser(entrance), 'oidc')).toMatchObject({ reason: 'unknown', who: null })
    await linkChen()
    await db().user.update({ where: { id: people.chen }, data: { disabledAt: new Date() } })
    expect(await through(new Browser(entrance), 'oidc')).toMatchObject({ reason: 'disabled', who: null })
  })

  test('leads nowhere but into the house afterwards', async () => {
    await linkChen()
    const browser = new Browser(entrance)
    const { csrfToken } = (await (await browser.go('/api/auth/csrf')).json()) as { csrfToken: string }
    const form = { csrfToken, callbackUrl: 'https://evil.example/', json: 'true' }
    const { url } = (await (await browser.go('/api/auth/signin/oidc', form)).json()) as { url: string }
    const back = await browser.go(await providersAnswer(new URL(url)))
    expect(new URL(back.headers.get('location') ?? '', entrance.url).origin).toBe(entrance.url)
  })

  test('is shut while it is off, and once its secret cannot be read any more', async () => {
    const [door] = (await admin().outsideDoors.list()).rows.filter(({ provider }) => provider === 'oidc')
    await admin().outsideDoors.connect(oidcDoor({ isOn: false, secret: null, version: door?.version }))
    const doors = async () => Object.keys((await (await new Browser(entrance).go('/api/auth/providers')).json()) as object)
    expect(await doors()).toEqual(['credentials', 'step', 'wecom'])
    await db().outsideDoor.updateMany({ data: { isOn: true, secretSealed: 'broken' } })
    expect(await doors()).toEqual(['credentials', 'step'])
  })
})

describe('linking', () => {
  /** A browser in which Lin is signed in by password. */
  async function lins() {
    const browser = new Browser(entrance)
    const opened = await openSessionFor(
      { id: people.lin, userName: 'lin' },
      { address: '', device: 'test' },
      { method: 'password', passwordHash: 'x' },
    )
    const { encode } = await import('next-auth/jwt')
    const token = await encode({ token: { sid: opened?.id }, secret: process.env.AUTH_SECRET ?? '' })
    browser.cookies.set('next-auth.session-token', token)
    return { browser, me: as('operator', { userId: people.lin, userName: 'lin', sessionId: opened?.id ?? '' }) }
  }

  test('takes a press on a button: coming back without one signs in or is refused, and never links', async () => {
    const { browser } = await lins()
    expect(await through(browser, 'oidc')).toMatchObject({ reason: 'unknown', who: 'lin' })
    expect(await db().userIdentity.count()).toBe(0)
  })

  test('adds the account to whoever pressed, once, and that person signs in with it from then on', async () => {
    const { browser, me } = await lins()
    await me.identities.wish({ provider: 'oidc' })
    expect(await through(browser, 'oidc')).toEqual({ to: '/account?linked=oidc', reason: null, who: 'lin' })
    const { rows } = await me.identities.list()
    expect(rows).toMatchObject([{ provider: 'oidc', label: '陈经办' }])
    expect(await db().auditEntry.findFirst({ where: { recordId: rows[0]?.id } })).toMatchObject({
      actor: 'lin',
      operation: 'identities.link',
    })
    expect(await through(new Browser(entrance), 'oidc')).toMatchObject({ to: '/board', who: 'lin' })
    await me.identities.unlink({ id: rows[0]?.id ?? '' })
    expect(await through(new Browser(entrance), 'oidc')).toMatchObject({ reason: 'unknown', who: null })
    expect(await db().linkWish.count()).toBe(0)
  })

  test('is not done by a wish that is too old, for another door, or for an account that is somebody else’s', async () => {
    const { browser, me } = await lins()
    await me.identities.wish({ provider: 'oidc' })
    await db().$executeRaw`update link_wishes set until = now() - interval '1 second'`
    expect(await through(browser, 'oidc')).toMatchObject({ reason: 'unknown' })
    await me.identities.wish({ provider: 'wecom' })
    expect(await through(browser, 'oidc')).toMatchObject({ reason: 'unknown' })
    await linkChen()
    await me.identities.wish({ provider: 'oidc' })
    expect(await through(browser, 'oidc')).toMatchObject({ reason: 'taken', who: 'lin' })
    expect(await db().userIdentity.count({ where: { userId: people.lin } })).toBe(0)
  })

  test('goes by mail only where the office says so, the provider has verified it, and one person here has it', async () => {
    const tries = async () => (await through(new Browser(entrance), 'oidc')).who
    expect(await tries()).toBeNull()
    await db().outsideDoor.updateMany({ where: { provider: 'oidc' }, data: { byMail: true } })
    office.person.email_verified = false
    expect(await tries()).toBeNull()
    delete office.person.email_verified
    expect(await tries()).toBeNull()
    office.person.email_verified = true
    await db().user.update({ where: { id: people.lin }, data: { email: 'chen@example.org' } })
    expect(await tries()).toBeNull()
    await db().user.update({ where: { id: people.lin }, data: { email: 'lin@example.org' } })
    office.person.email = 'CHEN@example.org'
    expect(await tries()).toBe('chen')
    // the same address at another account there is not taken for the same person again
    office.person.sub = 'staff-9999'
    expect(await tries()).toBeNull()
  })
})

describe('WeCom', () => {
  const comesBack = (code: string) => (at: URL) =>
    `/api/auth/callback/wecom?${new URLSearchParams({ code, state: at.searchParams.get('state') ?? '' })}`
  const linkMember = () => admin().identities.linkMember({ id: randomUUID(), userId: people.chen, subject: 'ChenJingBan' })

  test('sends to a code to scan, and inside WeCom to its own page', async () => {
    const outside = await new Browser(entrance).press('wecom')
    expect(outside.origin + outside.pathname).toBe('https://login.work.weixin.qq.com/wwlogin/sso/login')
    const inside = await new Browser(entrance, 'Mozilla/5.0 MicroMessenger/7.0.1 wxwork/4.1.22').press('wecom')
    expect(inside.origin + inside.pathname + inside.hash).toBe('https://open.weixin.qq.com/connect/oauth2/authorize#wechat_redirect')
    for (const { searchParams } of [outside, inside]) {
      expect(searchParams.get('appid')).toBe(wecom.corp.id)
      expect(searchParams.get('agentid')).toBe(wecom.corp.agent)
      expect(searchParams.get('redirect_uri')).toBe(`${entrance.url}/api/auth/callback/wecom`)
      expect(searchParams.get('state')).toMatch(/.{20,}/)
      expect(searchParams.toString()).not.toContain(wecom.corp.secret)
    }
  })

  test('opens a session to the member that an administrator linked; a code is good once, and its token is kept', async () => {
    await linkMember()
    wecom.codes.set('first', 'ChenJingBan').set('second', 'ChenJingBan')
    expect(await through(new Browser(entrance), 'wecom', comesBack('first'))).toEqual({ to: '/board', reason: null, who: 'chen' })
    const { gettoken } = wecom.asked
    expect(await through(new Browser(entrance), 'wecom', comesBack('second'))).toMatchObject({ who: 'chen' })
    expect(wecom.asked.gettoken).toBe(gettoken)
    expect(await through(new Browser(entrance), 'wecom', comesBack('first'))).toMatchObject({
      reason: 'wecom',
      to: '/sign-in?outside=wecom&detail=code',
      who: null,
    })
  })

  test('gets a new token when WeCom does not know the kept one any more', async () => {
    await linkMember()
    for (const errcode of [40014, 42001]) {
      wecom.codes.set('again', 'ChenJingBan')
      wecom.mishaps.getuserinfo.push(errcode)
      expect(await through(new Browser(entrance), 'wecom', comesBack('again'))).toMatchObject({ who: 'chen' })
    }
  })

  test.each([
    [60020, 'address'],
    [-1, 'busy'],
    [48002, 'unexpected'],
  ])('says what its code %i means to whoever has to mend it', async (errcode, detail) => {
    wecom.mishaps.getuserinfo.push(errcode)
    wecom.codes.set('code', 'ChenJingBan')
    expect(await through(new Browser(entrance), 'wecom', comesBack('code'))).toMatchObject({
      to: `/sign-in?outside=wecom&detail=${detail}`,
      who: null,
    })
  })

  test('lets in neither who is no member, nor an unknown one, nor somebody with another browser’s state', async () => {
    wecom.codes.set('guest', null).set('new', 'SomebodyNew').set('stolen', 'ChenJingBan')
    await linkMember()
    expect(await through(new Browser(entrance), 'wecom', comesBack('guest'))).toMatchObject({ reason: 'outsider', who: null })
    expect(await through(new Browser(entrance), 'wecom', comesBack('new'))).toMatchObject({ reason: 'unknown', who: null })
    const stolen = () => '/api/auth/callback/wecom?code=stolen&state=another'
    expect(await through(new Browser(entrance), 'wecom', stolen)).toMatchObject({ reason: 'OAuthCallback', who: null })
    expect(wecom.codes.has('stolen')).toBe(true)
  })
})

describe('setting a door up', () => {
  test('is tried at the other side, and says what is wrong', async () => {
    const tries = (provider: 'oidc' | 'wecom') => admin().outsideDoors.try({ provider })
    expect([await tries('oidc'), await tries('wecom')]).toEqual(Array(2).fill({ reason: null, detail: '' }))
    await db().outsideDoor.updateMany({ where: { provider: 'oidc' }, data: { realm: `${office.issuer}/` } })
    expect(await tries('oidc')).toMatchObject({ reason: 'issuer' })
    await db().outsideDoor.updateMany({ where: { provider: 'oidc' }, data: { realm: 'http://127.0.0.1:9' } })
    expect(await tries('oidc')).toMatchObject({ reason: 'unreachable' })
    wecom.mishaps.gettoken.push(40001, 60020, 40013)
    expect([await tries('wecom'), await tries('wecom'), await tries('wecom')].map(({ reason }) => reason)).toEqual([
      'secret',
      'address',
      'corp',
    ])
  })

  test('never shows its secret again, neither in a list nor in the audit, and sends it to no other issuer', async () => {
    const { rows } = await admin().outsideDoors.list()
    const audited = await db().auditEntry.findMany({ where: { source: 'outside_doors' }, select: { before: true, after: true } })
    expect(audited.length).toBeGreaterThan(0)
    expect(JSON.stringify([rows, audited])).not.toMatch(/only-the-house-knows|corp-secret|secret_sealed/)
    const version = rows.find(({ provider }) => provider === 'oidc')?.version ?? null
    const elsewhere = oidcDoor({ realm: 'https://elsewhere.example', secret: null, version })
    expect(await codeOf(admin().outsideDoors.connect(elsewhere))).toBe('RULE_BROKEN')
    expect(await codeOf(admin().outsideDoors.connect(oidcDoor()))).toBe('STALE')
    for (const realm of ['http://plain.example', 'https://user@host.example', 'ftp://x', 'https://host.example/?a=b'])
      await expect(admin().outsideDoors.connect(oidcDoor({ realm, version })), realm).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
