import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll } from 'vitest'
import { db } from '../../db.ts'
import { type Role, roles } from '../../permissions.ts'
import { answerAtDoor } from '../../server/doors.ts'

export type Answer = { status: number; body: unknown; text: string }
export type Ask = (path: string, body: BodyInit, role: Role | null, headers?: Record<string, string>) => Promise<Answer>

/** The house's doors over HTTP, with somebody of every role signed in. `ask` sends a body down to the letter. */
export function doorsOverHttp(): { ask: Ask; url: () => string } {
  process.env.AUTH_SECRET = 'a secret of these tests'
  const server = createServer(async (asked, response) => {
    if (!(await answerAtDoor(asked, response))) response.writeHead(418).end()
  })
  const cookies = new Map<Role, string>()
  const url = () => {
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    for (const role of roles) cookies.set(role, await signedIn(role))
  })
  afterAll(() => server.close())

  const ask: Ask = async (path, body, role, headers = {}) => {
    const sent = () => ({ ...(role && { cookie: cookies.get(role) ?? '' }), ...headers })
    let answer = await fetch(url() + path, { method: 'POST', headers: sent(), body })
    if (answer.status === 401 && role) {
      // an operation before this one may have ended all sessions, which is its right
      cookies.set(role, await signedIn(role))
      answer = await fetch(url() + path, { method: 'POST', headers: sent(), body })
    }
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await answer.body?.cancel()
      return { status: answer.status, body: null, text: '' }
    }
    const text = await answer.text()
    return { status: answer.status, body: bodyOf(text), text }
  }
  return { ask, url }
}

function bodyOf(text: string): unknown {
  try {
    const body = JSON.parse(text)
    return body?.json ?? body
  } catch {
    return null
  }
}

async function signedIn(role: Role): Promise<string> {
  const [userId, sid] = [randomUUID(), randomUUID()]
  await db().user.create({ data: { id: userId, userName: `u${userId}`, name: role, role, passwordHash: someHash } })
  await db().userSession.create({ data: { id: sid, userId, device: 'test' } })
  return `next-auth.session-token=${await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '' })}`
}
const someHash = `$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$${'A'.repeat(43)}`
