import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** What a mail was when the server took it. */
export type Received = {
  from: string
  to: string[]
  headers: Map<string, string>
  text: string
  html: string
  user: string | null
  source: string
}
/** What happens at a command instead of its success: a reply, a broken line, or silence. */
type Mishap = { reply: string } | 'drop' | 'hang'
type Verb = 'CONNECT' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'BODY'
type Rule = { at: Verb; mishap: Mishap; left: number }

/** A mail server that speaks SMTP as RFC 5321 has it (EHLO, AUTH PLAIN and LOGIN, MAIL, RCPT, DATA), with mishaps on demand. It shares no code with what sends. */
export class FakeSmtp {
  readonly user = 'house@example.com'
  readonly password = 'correct horse battery'
  readonly received: Received[] = []
  /** Commands in their order, without what follows AUTH. */
  readonly said: string[] = []
  /** Wants a name and password before MAIL. */
  needsAuth = true
  /** Says 451 to each new sender and receiver once. */
  greylists = false
  private readonly rules: Rule[] = []
  private readonly seen = new Set<string>()
  private readonly sockets = new Set<Socket>()
  private server: Server | null = null

  async start(port = 0): Promise<number> {
    this.server = createServer((socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('error', () => undefined)
      void this.talk(socket).catch(() => socket.destroy())
    })
    await new Promise<void>((done) => this.server?.listen(port, '127.0.0.1', done))
    return (this.server.address() as AddressInfo).port
  }
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((done) => this.server?.close(done))
  }
  /** The next `times` of a command meet with this. */
  happen(at: Verb, mishap: Mishap, times = 1): void {
    this.rules.push({ at, mishap, left: times })
  }
  calm(): void {
    this.rules.length = 0
    this.received.length = 0
    this.said.length = 0
    this.seen.clear()
    this.greylists = false
    this.needsAuth = true
  }

  /** Whether a command meets with a mishap; what it is has been done then. */
  private meets(socket: Socket, at: Verb): boolean {
    const rule = this.rules.find((one) => one.at === at && one.left > 0)
    if (!rule) return false
    rule.left -= 1
    if (rule.mishap === 'drop') socket.destroy()
    else if (rule.mishap !== 'hang') socket.write(`${rule.mishap.reply}\r\n`)
    return true
  }

  private async talk(socket: Socket): Promise<void> {
    const lines = linesOf(socket)
    const next = async (): Promise<string> => {
      const { value, done } = await lines.next()
      if (done) throw new Error('gone')
      return value
    }
    const say = (text: string) => socket.write(`${text}\r\n`)
    let mail: { from: string; to: string[] } | null = null
    let user: string | null = null
    if (this.meets(socket, 'CONNECT')) return
    say('220 fake.example.com ESMTP')
    for (;;) {
      const line = await next()
      const verb = line.split(' ')[0]?.toUpperCase() ?? ''
      this.said.push(verb === 'AUTH' ? line.split(' ').slice(0, 2).join(' ') : line)
      if (verb === 'EHLO' || verb === 'HELO') {
        if (this.meets(socket, 'EHLO')) continue
        socket.write('250-fake.example.com\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n')
      } else if (verb === 'AUTH') {
        if (this.meets(socket, 'AUTH')) continue
        user = await this.authenticate(line, say, next)
        say(user === null ? '535 5.7.8 Error: authentication failed' : '235 2.7.0 Accepted')
      } else if (verb === 'MAIL') {
        if (this.meets(socket, 'MAIL')) continue
        if (this.needsAuth && user === null) say('530 5.7.0 Authentication required')
        else {
          mail = { from: addressIn(line), to: [] }
          say('250 2.1.0 Ok')
        }
      } else if (verb === 'RCPT') {
        if (this.meets(socket, 'RCPT')) continue
        const pair = `${mail?.from} ${addressIn(line)}`
        if (this.greylists && !this.seen.has(pair)) {
          this.seen.add(pair)
          say('451 4.7.1 Greylisted, please try again later')
        } else {
          mail?.to.push(addressIn(line))
          say('250 2.1.5 Ok')
        }
      } else if (verb === 'DATA') {
        if (this.meets(socket, 'DATA')) continue
        say('354 End data with <CR><LF>.<CR><LF>')
        const body: string[] = []
        for (let part = await next(); part !== '.'; part = await next()) body.push(part.startsWith('..') ? part.slice(1) : part)
        if (mail) this.received.push(parsed(mail, body.join('\r\n'), user))
        if (this.meets(socket, 'BODY')) continue
        say(`250 2.0.0 Ok: queued as ${randomUUID()}`)
      } else if (verb === 'RSET' || verb === 'NOOP') say('250 2.0.0 Ok')
      else if (verb === 'QUIT') {
        say('221 2.0.0 Bye')
        socket.end()
        return
      } else say('502 5.5.2 Error: command not recognized')
    }
  }

  private async authenticate(line: string, say: (text: string) => void, next: () => Promise<string>): Promise<string | null> {
    const [, way = '', first] = line.split(' ')
    const open = (text: string) => Buffer.from(text, 'base64').toString('utf8')
    if (way.toUpperCase() === 'PLAIN') {
      if (!first) say('334 ')
      const [, user = '', password = ''] = open(first ?? (await next())).split('\u0000')
      return user === this.user && password === this.password ? user : null
    }
    say('334 VXNlcm5hbWU6')
    const user = open(await next())
    say('334 UGFzc3dvcmQ6')
    const password = open(await next())
    return user === this.user && password === this.password ? user : null
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string, void> {
  let rest = ''
  for await (const chunk of socket) {
    rest += (chunk as Buffer).toString('utf8')
    const lines = rest.split('\r\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

const addressIn = (line: string): string => line.match(/<([^>]*)>/)?.[1] ?? ''

/** Headers with folded lines put together and encoded words opened; the plain and the html part. */
function parsed(envelope: { from: string; to: string[] }, source: string, user: string | null): Received {
  const [head = '', ...rest] = source.split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())] as const),
  )
  const boundary = head.match(/boundary="?([^"\r\n;]+)/)?.[1]
  const parts = boundary ? rest.join('\r\n\r\n').split(`--${boundary}`) : []
  const partOf = (type: string) => {
    const part = parts.find((one) => one.toLowerCase().includes(`content-type: ${type}`)) ?? ''
    const [about = '', ...body] = part.replace(/^\r\n/, '').split('\r\n\r\n')
    return decoded(body.join('\r\n\r\n').trimEnd(), about.toLowerCase())
  }
  return { ...envelope, headers, text: partOf('text/plain'), html: partOf('text/html'), user, source }
}

const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, coded: string) =>
      way.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString('utf8') : quoted(coded.replaceAll('_', ' ')),
    )
const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
function decoded(body: string, about: string): string {
  if (about.includes('base64')) return Buffer.from(body, 'base64').toString('utf8')
  return about.includes('quoted-printable') ? quoted(body) : body
}
