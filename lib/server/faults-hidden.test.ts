import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { encode } from 'next-auth/jwt'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '../db.ts'
import { inRequest } from '../request.ts'
import { router } from '../router.ts'
import { testDatabase } from '../testing/database.ts'
import { nameRequest } from './asked.ts'
import { answerAtDoor } from './doors.ts'

const database = testDatabase()
process.env.AUTH_SECRET = 'a secret of these tests'
const server = createServer((asked, response) => {
  const requestId = nameRequest(asked, response)
  void inRequest({ requestId }, async () => (await answerAtDoor(asked, response)) || response.writeHead(418).end())
})
/** Every table but those that say who is asking is away under another name, so that whatever reads one meets an error of ours. */
const away = `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('users', 'user_sessions', 'throttles')`
let admin: Client
let cookie = ''
let tables: string[] = []
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const [userId, sid] = [randomUUID(), randomUUID()]
  await db().user.create({ data: { id: userId, userName: 'zhou', name: '周', role: 'admin', passwordHash: 'x' } })
  await db().userSession.create({ data: { id: sid, userId, device: 'test' } })
  cookie = `next-auth.session-token=${await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '' })}`
  admin = new Client({ connectionString: database.url() })
  await admin.connect()
  tables = (await admin.query<{ name: string }>(away)).rows.map(({ name }) => name)
  await admin.query(tables.map((name) => `alter table ${name} rename to "${name}_away"`).join(';'))
})
afterAll(async () => {
  server.close()
  await admin.query(tables.map((name) => `alter table "${name}_away" rename to ${name}`).join(';'))
  await admin.end()
})

/** The addresses of all operations, as the doors know them. */
function pathsIn(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, inner]: [string, object]) =>
    '~orpc' in inner ? [`${path}/${name}`] : pathsIn(inner, `${path}/${name}`),
  )
}
/** Enough for most reads to get past the check of their input. */
const inputs: unknown[] = [{}, { year: 2023 }, { id: randomUUID() }, { page: 1, year: 2023, tag: 'Mozart-Straße 7' }]

test('two hundred faults: no answer tells anything of the bug’s insides, and each carries an id under which the log tells all', async () => {
  let logged = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    logged += line
    return true
  })
  const { port } = server.address() as { port: number }
  const bodies: string[] = []
  try {
    for (const [at, path] of pathsIn(router).entries()) {
      if (/watch$/.test(path)) continue
      const door = at % 2 ? '/api' : '/rpc'
      for (const input of inputs) {
        const body = JSON.stringify(door === '/rpc' ? { json: input } : input)
        const headers = { cookie, 'content-type': 'application/json' }
        const answer = await fetch(`http://127.0.0.1:${port}${door}${path}`, { method: 'POST', headers, body })
        const text = await answer.text()
        if (answer.status >= 500) bodies.push(text)
        if (answer.status !== 400) break
      }
      if (bodies.length === 200) break
    }
  } finally {
    vi.restoreAllMocks()
  }
  expect(bodies).toHaveLength(200)
  for (const body of bodies) {
    const told = JSON.parse(body).json ?? JSON.parse(body)
    expect(told).toEqual({
      defined: false,
      code: 'INTERNAL_SERVER_ERROR',
      status: 500,
      message: 'INTERNAL_SERVER_ERROR',
      data: { params: { fault: expect.any(String) } },
    })
    const line = logged.split('\n').find((one) => one.includes(told.data.params.fault))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 'error',
      msg: 'fault',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      err: { message: expect.any(String) },
    })
  }
  expect(logged).not.toMatch(/Mozart|周|next-auth|a secret of these tests/)
})
