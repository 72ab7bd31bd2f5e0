import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** WeCom's doors for signing in as its documentation has them: a token for corp and secret, then who a code stands for; with its error codes. */
export class FakeWecomMembers {
  readonly corp = { id: 'ww1a2b3c4d5e6f7a8b', secret: 'corp-secret-corp-secret-corp-secret', agent: '1000002' }
  /** Codes that WeCom gave to browsers, and who had it: a member, or null for somebody outside the corp. */
  readonly codes = new Map<string, string | null>()
  /** The next answers of `getuserinfo` and of `gettoken`. */
  readonly mishaps: { gettoken: number[]; getuserinfo: number[] } = { gettoken: [], getuserinfo: [] }
  asked = { gettoken: 0, getuserinfo: 0 }
  private token = ''
  private server: Server | null = null

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://wecom')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(this.answer(url)))
    })
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((done) => this.server?.close(done))
  }

  private answer({ pathname, searchParams }: URL) {
    if (pathname === '/cgi-bin/gettoken') return this.giveToken(searchParams)
    if (pathname === '/cgi-bin/auth/getuserinfo') return this.tellMember(searchParams)
    return { errcode: 404, errmsg: 'no such door' }
  }
  private giveToken(asked: URLSearchParams) {
    this.asked.gettoken += 1
    const mishap = this.mishaps.gettoken.shift()
    if (mishap !== undefined) return { errcode: mishap, errmsg: `refused, hint: [${asked.get('corpsecret')}]` }
    if (asked.get('corpid') !== this.corp.id) return { errcode: 40013, errmsg: 'invalid corpid' }
    if (asked.get('corpsecret') !== this.corp.secret) return { errcode: 40001, errmsg: 'invalid credential' }
    this.token = `token-${this.asked.gettoken}`
    return { errcode: 0, errmsg: 'ok', access_token: this.token, expires_in: 7200 }
  }
  private tellMember(asked: URLSearchParams) {
    this.asked.getuserinfo += 1
    const mishap = this.mishaps.getuserinfo.shift()
    if (mishap !== undefined) return { errcode: mishap, errmsg: 'refused' }
    if (asked.get('access_token') !== this.token) return { errcode: 40014, errmsg: 'invalid access_token' }
    const code = asked.get('code') ?? ''
    const member = this.codes.get(code)
    // a code is good once
    this.codes.delete(code)
    if (member === undefined) return { errcode: 40029, errmsg: 'invalid code' }
    return { errcode: 0, errmsg: 'ok', ...(member === null ? { openid: 'oAbc' } : { userid: member, user_ticket: 't' }) }
  }
}
