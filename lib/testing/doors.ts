import { randomUUID } from 'node:crypto'
import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { newSecret, secretHash } from '../bearer.ts'
import { db } from '../db.ts'
import { log } from '../log.ts'
import { type Role, roles } from '../permissions.ts'
import { inRequest } from '../request.ts'
import { answerAtDoor } from '../server/doors.ts'

type Door = '/rpc' | '/api'
type Operation = { noun: string; name: string }

/** Both doors over HTTP, with one person of every role, each with a live session and a key that was given nothing. */
export class DoorsOfTheHouse {
  private server: Server | null = null
  private readonly line = new Agent({ keepAlive: true, maxSockets: 20 })
  private readonly cookies = new Map<Role | null, string>([[null, '']])
  private readonly keys = new Map<Role, string>()
  address = ''

  async open(): Promise<void> {
    process.env.AUTH_SECRET ??= 'a secret of these tests'
    this.server = createServer((asked, response) =>
      inRequest({ requestId: 'request-of-the-matrix' }, async () => {
        if (!(await answerAtDoor(asked, response))) response.writeHead(418).end()
      }),
    )
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done))
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    for (const role of roles) await this.settle(role)
  }
  private async settle(role: Role): Promise<void> {
    const [userId, sid, secret] = [randomUUID(), randomUUID(), newSecret()]
    await db().user.create({ data: { id: userId, userName: `door-${role}`, name: role, role, passwordHash: 'x' } })
    await db().userSession.create({ data: { id: sid, userId, device: 'test' } })
    const token = await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '' })
    this.cookies.set(role, `next-auth.session-token=${token}`)
    const dates = { expiresAt: new Date(Date.now() + 3_600_000), approvedAt: new Date() }
    const words = { name: `door-${role}`, purpose: 'tests', scopes: [], hint: 'chk_', secretHash: secretHash(secret) }
    await db().apiKey.create({ data: { ownerId: userId, ...words, ...dates } })
    this.keys.set(role, secret)
  }
  async close(): Promise<void> {
    this.line.destroy()
    this.server?.closeAllConnections()
    await new Promise((done) => this.server?.close(done))
  }

  /** Status and code of what somebody of a role is told who asks for an operation without sensible input. */
  asks(door: Door, role: Role | null, operation: Operation): Promise<string> {
    return this.told(door, operation, { cookie: this.cookies.get(role) ?? '' })
  }
  /** The same for a program with the role's empty key, at the door for others and at the pages'. */
  asksByKey(role: Role, operation: Operation): Promise<string[]> {
    const headers = { authorization: `Bearer ${this.keys.get(role)}` }
    return Promise.all([this.told('/api', operation, headers), this.told('/rpc', operation, headers)])
  }
  private async told(door: Door, { noun, name }: Operation, headers: Record<string, string>): Promise<string> {
    const path = (door === '/api' && ownPaths[`${noun}.${name}`]) || `/${noun}/${name}`
    const body = door === '/rpc' ? '{"json":{"name":"陈大文"}}' : '{"name":"陈大文"}'
    const { status, text } = await this.post(door + path, headers, body)
    if (!text.startsWith('{')) return `${status} ${text}`
    const read = JSON.parse(text)
    return `${status} ${(read.json ?? read).code ?? 'OK'}`
  }

  /** Ten thousand requests: `fetch` would take longer over them than the house. */
  private post(path: string, headers: Record<string, string>, body: string): Promise<{ status: number; text: string }> {
    const sent = { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(body)}`, ...headers }
    return new Promise((done, fail) => {
      const asked = request(this.address + path, { method: 'POST', headers: sent, agent: this.line }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part) => (text += part))
        answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
      })
      asked.on('error', fail)
      asked.end(body)
    })
  }

  /** The line that the log gets when somebody is refused. */
  async logged(door: Door, role: Role | null, path: string): Promise<unknown> {
    const [noun = '', name = ''] = path.split('.')
    const { level } = log
    const write = process.stderr.write.bind(process.stderr)
    const lines: string[] = []
    log.level = 'info'
    process.stderr.write = (line: string | Uint8Array) => lines.push(String(line)) > 0
    try {
      await this.asks(door, role, { noun, name })
    } finally {
      process.stderr.write = write
      log.level = level
    }
    return JSON.parse(lines.find((line) => line.includes('refused')) ?? 'null')
  }
}

/** Operations whose address at /api is not their name. */
const ownPaths: Record<string, string> = {
  'reportChecks.check': '/evaluations/check',
  'templates.add': '/templates',
  'templates.check': '/templates/check',
}
