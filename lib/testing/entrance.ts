import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'cookie'
import NextAuth from 'next-auth'
import { authOptions } from '../auth.ts'
import { withOutsideDoors } from '../identities/sign-in.ts'

/** The entrance over HTTP: next-auth with the house's options, without the pages around it. */
export class Entrance {
  private server: Server | null = null
  url = ''
  async start(): Promise<void> {
    process.env.AUTH_SECRET ??= 'a secret of these tests'
    authOptions.secret = process.env.AUTH_SECRET
    // what next-auth tells of mishaps that a test means to happen
    authOptions.logger = { error: () => undefined, warn: () => undefined, debug: () => undefined }
    this.server = createServer((request, response) => void this.answer(request, response))
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    process.env.NEXTAUTH_URL = this.url
  }
  async stop(): Promise<void> {
    delete authOptions.logger
    this.server?.closeAllConnections()
    await new Promise((done) => this.server?.close(done))
  }
  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const part of request) text += part
    const url = new URL(request.url ?? '/', this.url)
    const cookies = parse(request.headers.cookie ?? '')
    const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.replace('/api/auth/', '').split('/') }
    const asked = Object.assign(request, { query, cookies, body: Object.fromEntries(new URLSearchParams(text)) })
    const answer = Object.assign(response, {
      status: (code: number) => Object.assign(answer, { statusCode: code }),
      json: (body: unknown) => response.end(JSON.stringify(body)),
      send: (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body ?? null)),
    })
    const asking = { header: (name: string) => request.headers[name], cookies }
    await NextAuth(asked as never, answer as never, await withOutsideDoors({ ...authOptions }, asking))
  }
}

/** A browser as far as the entrance sees one: it keeps cookies and follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>()
  private readonly entrance: Entrance
  private readonly device: string
  constructor(entrance: Entrance, device = 'test') {
    this.entrance = entrance
    this.device = device
  }
  async go(path: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, this.entrance.url), {
      ...{ method: form ? 'POST' : 'GET', redirect: 'manual', headers: { cookie, 'user-agent': this.device } },
      ...(form && { body: new URLSearchParams(form) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
  /** Presses the button of a door; gives the address at the other side to which the browser is sent. */
  async press(provider: string): Promise<URL> {
    const { csrfToken } = (await (await this.go('/api/auth/csrf')).json()) as { csrfToken: string }
    const answer = await this.go(`/api/auth/signin/${provider}`, { csrfToken, callbackUrl: '/board', json: 'true' })
    return new URL(((await answer.json()) as { url: string }).url)
  }
  /** The id of the session that the browser holds now. */
  async session(): Promise<string | null> {
    const told = (await (await this.go('/api/auth/session')).json()) as { sid?: string }
    return told.sid ?? null
  }
}
