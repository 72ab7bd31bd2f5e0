import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll } from 'vitest'
import { db } from '../../db.ts'
import { type Role, roles } from '../../permissions.ts'
import { answerAtDoor } from '../../server/doors.ts'
import type { FromHouse, ToHouse } from './child.ts'

export type Answer = { status: number; body: unknown; text: string }
export type Ask = (path: string, body: BodyInit, role: Role | null, headers?: Record<string, string>) => Promise<Answer>

type OpenDoors = { url: string; close: () => unknown }
async function inThisProcess(): Promise<OpenDoors> {
  const server = createServer(async (asked, response) => {
    if (!(await answerAtDoor(asked, response))) response.writeHead(418).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, close: () => server.close() }
}

/** The doors in a process of their own, and how to ask it beside them. */
export function houseApart() {
  let child: ChildProcess | undefined
  const heard = () =>
    new Promise<FromHouse>((done, fail) => {
      const fell = (code: number | null, signal: string | null) => fail(new Error(`the house fell over: ${code ?? signal}`))
      child?.once('exit', fell)
      child?.once('message', (said: FromHouse) => {
        child?.off('exit', fell)
        done(said)
      })
    })
  const open = async (): Promise<OpenDoors> => {
    child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, 'child.ts')], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const said = await heard()
    return { url: 'url' in said ? said.url : '', close: () => child?.kill() }
  }
  /** Has an import judged, or lets go of what it can; gives the most memory that the house took since it last did the latter, in bytes. */
  const tell = async (asked: ToHouse): Promise<number> => {
    const answer = heard()
    child?.send(asked)
    const said = await answer
    return 'most' in said ? said.most : 0
  }
  return { open, tell, isUp: () => child?.exitCode === null && child.signalCode === null }
}

/** The house's doors over HTTP, with somebody of every role signed in. `ask` sends a body down to the letter. */
export function doorsOverHttp(open: () => Promise<OpenDoors> = inThisProcess): { ask: Ask; url: () => string } {
  process.env.AUTH_SECRET = 'a secret of these tests'
  let doors: OpenDoors = { url: '', close: () => undefined }
  const cookies = new Map<Role, string>()
  const url = () => doors.url
  beforeAll(async () => {
    doors = await open()
    for (const role of roles) cookies.set(role, await signedIn(role))
  })
  afterAll(() => doors.close())

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
