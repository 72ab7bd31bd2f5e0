import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { maxBodyBytes } from '../door.ts'
import { endSession } from '../session.ts'
import { testDatabase } from '../testing/database.ts'
import { answerAtDoor } from './doors.ts'
import { secure } from './page-security.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of these tests'
const server = createServer(async (asked, response) => {
  secure(asked, response, false)
  if (!(await answerAtDoor(asked, response))) response.writeHead(418).end()
})
const userId = randomUUID()
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  await db().user.create({ data: { id: userId, userName: 'chen', name: '陈', role: 'officer', passwordHash: 'x' } })
})
afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
/** Asks as it says, down to the letter: what a browser would not let a page send, too. A body may be announced and never come. */
function ask(path: string, headers: Record<string, string> = {}, body: string | null = '{}'): Promise<Answer> {
  const { port } = server.address() as { port: number }
  const sent = {
    host: 'house.test',
    'content-type': 'application/json',
    ...(body !== null && { 'content-length': `${body.length}` }),
    ...headers,
  }
  return new Promise((done, fail) => {
    const asked = request({ port, host: '127.0.0.1', method: 'POST', path, headers: sent }, (response) => {
      let text = ''
      response.on('data', (part) => (text += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', fail)
    if (body === null) asked.flushHeaders()
    else asked.end(body)
  })
}
async function signedIn(): Promise<{ sid: string; cookie: string }> {
  const sid = randomUUID()
  await db().userSession.create({ data: { id: sid, userId, device: 'test' } })
  return { sid, cookie: `next-auth.session-token=${await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '' })}` }
}
const told = ({ text }: Answer) => {
  const answer = JSON.parse(text)
  return answer.json ?? answer
}

describe.each(['/rpc', '/api'])('the door %s', (door) => {
  test.each([
    ['another site', { origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { origin: 'http://other.house.test', 'sec-fetch-site': 'same-site' }],
    ['a browser that names only the origin', { origin: 'http://evil.test' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('stays shut for %s', async (_, headers) => {
    const { cookie } = await signedIn()
    expect((await ask(`${door}/users/whoAmI`, { cookie, ...headers })).status).toBe(403)
  })

  test('refuses a body over the limit, of no announced length, or large from somebody unknown, before it reads any of it', async () => {
    const { cookie } = await signedIn()
    expect((await ask(`${door}/events/log`, { cookie, 'content-length': `${maxBodyBytes + 1}` }, null)).status).toBe(413)
    expect((await ask(`${door}/events/log`, { cookie, 'transfer-encoding': 'chunked' }, null)).status).toBe(411)
    expect((await ask(`${door}/events/log`, { 'content-length': '65537' }, null)).status).toBe(401)
  })

  test('says that nothing is there, with the headers of the house', async () => {
    const answer = await ask(`${door}/nothing/there`)
    expect([answer.status, answer.headers['x-content-type-options'], answer.headers['x-frame-options']]).toEqual([404, 'nosniff', 'DENY'])
  })
})

test('whoever sends a large body to its end before listening, as a proxy does, hears the refusal and not a line that broke', async () => {
  const { cookie } = await signedIn()
  const { port } = server.address() as { port: number }
  const length = maxBodyBytes + 1
  const heard = await new Promise<string>((done, fail) => {
    const line = connect(port, '127.0.0.1')
    const head = `POST /rpc/events/log HTTP/1.1\r\nhost: house.test\r\ncookie: ${cookie}\r\ncontent-length: ${length}\r\n\r\n`
    let text = ''
    line.on('error', fail)
    line.on('close', () => done(text))
    line.write(head)
    line.pause()
    line.write(Buffer.alloc(length), () => {
      line.on('data', (part) => (text += part))
      line.resume()
    })
  })
  expect(heard).toMatch(/^HTTP\/1\.1 413 /)
  expect(heard).toContain('FILE_TOO_LARGE')
})

test('what a door answers is kept by nobody on its way, packed or not, given or refused', async () => {
  const { cookie } = await signedIn()
  const kept = async (headers: Record<string, string>) => (await ask('/rpc/frameworks/list', headers)).headers['cache-control']
  const asked: Record<string, string>[] = [{ cookie }, { cookie, 'accept-encoding': 'gzip' }, {}, { origin: 'http://evil.test' }]
  for (const headers of asked) expect(await kept(headers)).toBe('private, no-store')
})

test('whoever is signed in is known by the cookie, and by nothing else', async () => {
  const { cookie } = await signedIn()
  expect(told(await ask('/rpc/users/whoAmI', { cookie }))).toMatchObject({ userName: 'chen' })
  const token = cookie.split('=')[1] ?? ''
  const others: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${token}` },
    { cookie: cookie.slice(0, -2) },
    { cookie: `x${cookie}` },
  ]
  for (const headers of others)
    expect(told(await ask('/rpc/board/year', headers, '{"json":{"year":2023}}'))).toMatchObject({ code: 'SIGNED_OUT' })
})

test('a session that has ended is nobody’s from the next request on, however often its token was checked', async () => {
  const { sid, cookie } = await signedIn()
  for (let time = 0; time < 3; time++) expect((await ask('/rpc/users/whoAmI', { cookie })).status).toBe(200)
  await endSession(sid)
  expect(told(await ask('/rpc/board/year', { cookie }, '{"json":{"year":2023}}'))).toMatchObject({ code: 'SIGNED_OUT' })
})

test('signing in, the description of the door and pages are not answered here', async () => {
  for (const path of ['/api/auth/session', '/api/spec.json', '/board', '/rpcs/users/whoAmI', '/'])
    expect((await ask(path)).status).toBe(418)
})

test('a large answer goes out packed to whoever reads that; a live stream never, and what it says comes at once', async () => {
  const { cookie } = await signedIn()
  const packed = await ask('/rpc/frameworks/list', { cookie, 'accept-encoding': 'gzip' })
  expect([packed.status, packed.headers['content-encoding']]).toEqual([200, 'gzip'])
  const { port } = server.address() as { port: number }
  const url = `http://127.0.0.1:${port}/rpc/facts/watch`
  const stop = new AbortController()
  const stream = await fetch(url, { method: 'POST', headers: { cookie, 'accept-encoding': 'gzip' }, body: '{}', signal: stop.signal })
  expect([stream.headers.get('content-type'), stream.headers.get('content-encoding')]).toEqual(['text/event-stream', null])
  let said = ''
  for await (const part of stream.body ?? []) {
    said += new TextDecoder().decode(part)
    if (said.includes('event: message')) break
  }
  expect(said).toContain('measures')
  stop.abort()
})
