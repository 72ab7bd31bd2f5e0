import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db } from '../db.ts'
import { fail } from '../errors.ts'
import { closeLive, databaseAnswers, live } from '../live.ts'
import { testDatabase } from '../testing/database.ts'
import { type Way, wayTo } from '../testing/way.ts'
import { answerAtDoor } from './doors.ts'
import { answerWhileAway, tellMoments } from './while-away.ts'

const database = testDatabase()
process.env.AUTH_SECRET = 'a secret of these tests'
let way: Way
let cookie = ''
/** What a page of these tests does when it is reached. */
let page: () => number = () => 200
const server = createServer(async (asked, response) => {
  if ((await answerAtDoor(asked, response)) || (await answerWhileAway(asked, response))) return
  tellMoments(response)
  response.statusCode = page()
  response.end('a page')
})
beforeAll(async () => {
  way = await wayTo(database.url())
  process.env.DATABASE_URL = way.url
  const sid = randomUUID()
  const user = { userName: 'chen', name: '陈', role: 'officer', passwordHash: 'x' }
  await db().userSession.create({ data: { id: sid, device: 'test', user: { create: user } } })
  cookie = `next-auth.session-token=${await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '' })}`
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  await way.open()
  await closeLive()
  await closeDb()
  await way.close()
  process.env.DATABASE_URL = database.url()
  server.closeAllConnections()
  server.close()
})

const address = (path: string) => `http://127.0.0.1:${(server.address() as { port: number }).port}${path}`
const visit = (headers: Record<string, string> = {}) => fetch(address('/board'), { headers: { accept: 'text/html', ...headers } })
const ask = (path: string) => fetch(address(path), { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: '{}' })
const away = async () => {
  await way.shut()
  await expect.poll(databaseAnswers).toBe(false)
}

test.each([
  ['zh-CN', 'zh-Hans', '系统暂时连不上数据库'],
  ['zh-HK', 'zh-Hant-HK', '系統暫時連不上數據庫'],
  ['en-GB', 'en', 'The system cannot reach its database'],
])(
  'while the database is away whoever reads %s is told so in their language, and the page comes back by itself without a restart',
  async (accepted, lang, title) => {
    expect((await visit()).status).toBe(200)
    await away()
    const told = await visit({ 'accept-language': accepted })
    expect([told.status, told.headers.get('retry-after'), told.headers.get('refresh')]).toEqual([503, '3', '5'])
    expect(told.headers.get('x-frame-options')).toBe('DENY')
    const html = await told.text()
    expect(html).toContain(`<html lang="${lang}">`)
    expect(html).toContain(title)
    expect(html).not.toContain('<script')
    await way.open()
    await expect.poll(async () => (await visit()).status).toBe(200)
  },
)

test('both doors say 503 and when to come back, in the form that their clients read; what needs no database is answered', async () => {
  await away()
  const [rpc, api] = [await ask('/rpc/users/whoAmI'), await ask('/api/users/whoAmI')]
  expect([rpc.status, rpc.headers.get('retry-after'), (await rpc.json()).json.code]).toEqual([503, '3', 'DATABASE_AWAY'])
  expect([api.status, api.headers.get('retry-after')]).toEqual([503, '3'])
  expect((await fetch(address('/_next/static/a.js'))).status).toBe(200)
  const sent = await fetch(address('/sign-in'), { method: 'POST', body: 'x' })
  expect([sent.status, await sent.json()]).toEqual([503, { code: 'DATABASE_AWAY' }])
  await way.open()
  await expect.poll(async () => (await ask('/rpc/users/whoAmI')).status).toBe(200)
})

test('a database that has fallen silent is away, too: nobody waits longer than some seconds to be told', async () => {
  await expect.poll(databaseAnswers).toBe(true)
  way.silence()
  await expect.poll(async () => (await visit()).status, { timeout: 10_000 }).toBe(503)
  await way.shut()
  await way.open()
  await expect.poll(async () => (await visit()).status, { timeout: 10_000 }).toBe(200)
}, 30_000)

test('who watches hears after the database was away that anything may have changed; who comes meanwhile is told that nothing is heard', async () => {
  const stop = new AbortController()
  const heard = live(stop.signal)
  await heard.next()
  const next = heard.next()
  await away()
  await way.open()
  expect((await next).value).toEqual({ measures: ['*'], tables: ['*'] })
  stop.abort()
})

test('a page that breaks by the moment is 503 with when to come back; one that is broken stays 500', async () => {
  page = () => {
    fail('BUSY')
    return 500
  }
  const busy = await visit()
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '3'])
  page = () => 500
  await new Promise((done) => setTimeout(done, 2))
  const broken = await visit()
  expect([broken.status, broken.headers.get('retry-after')]).toEqual([500, null])
  page = () => 200
})
