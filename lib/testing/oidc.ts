import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Grant = { nonce: string; challenge: string; redirect: string }
/** What goes wrong with the next token. */
type Mishap = 'signature' | 'audience' | 'expired' | 'nonce' | 'issuer' | 'no-key'

/** An OpenID provider as the specification has it, with people who always say yes, and mishaps on demand. It shares no code with what signs in. */
export class FakeOidc {
  readonly client = { id: 'chamber-house', secret: 'only-the-house-knows' }
  /** Who sits at the provider's page. */
  person: Record<string, unknown> = { sub: 'staff-0042', name: '陈经办', email: 'chen@example.org', email_verified: true }
  mishap: Mishap | null = null
  issuer = ''
  private server: Server | null = null
  private readonly grants = new Map<string, Grant>()
  private keys: Awaited<ReturnType<typeof generateKeyPair>> | null = null
  private strangersKeys: Awaited<ReturnType<typeof generateKeyPair>> | null = null

  async start(): Promise<string> {
    this.keys = await generateKeyPair('RS256')
    this.strangersKeys = await generateKeyPair('RS256')
    this.server = createServer((request, response) => {
      this.answer(request)
        .then(({ status = 200, location, body }) => {
          response.writeHead(status, location ? { location } : { 'content-type': 'application/json' })
          response.end(body === undefined ? '' : JSON.stringify(body))
        })
        .catch((error) => response.writeHead(500).end(String(error)))
    })
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done))
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this.issuer
  }
  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((done) => this.server?.close(done))
  }

  private async answer(request: IncomingMessage): Promise<{ status?: number; location?: string; body?: unknown }> {
    const url = new URL(request.url ?? '/', this.issuer)
    if (url.pathname === '/.well-known/openid-configuration') return { body: this.description() }
    if (url.pathname === '/jwks') return { body: { keys: this.mishap === 'no-key' ? [] : [await this.publicKey()] } }
    if (url.pathname === '/authorize') return this.authorize(url.searchParams)
    if (url.pathname === '/token') return this.token(request)
    return { status: 404, body: {} }
  }
  private description() {
    const places = { authorization_endpoint: 'authorize', token_endpoint: 'token', jwks_uri: 'jwks' }
    return {
      issuer: this.issuer,
      ...Object.fromEntries(Object.entries(places).map(([name, path]) => [name, `${this.issuer}/${path}`])),
      ...{ response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] },
    }
  }
  private async publicKey() {
    if (!this.keys) throw new Error('not started')
    return { ...(await exportJWK(this.keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  }

  private authorize(asked: URLSearchParams) {
    const word = (name: string) => asked.get(name) ?? ''
    const isRight =
      word('client_id') === this.client.id &&
      word('response_type') === 'code' &&
      word('scope').split(' ').includes('openid') &&
      word('code_challenge_method') === 'S256'
    if (!isRight || !word('state') || !word('nonce') || !word('code_challenge')) return { status: 400, body: { error: 'invalid_request' } }
    const code = randomUUID()
    this.grants.set(code, { nonce: word('nonce'), challenge: word('code_challenge'), redirect: word('redirect_uri') })
    return { status: 302, location: `${word('redirect_uri')}?${new URLSearchParams({ code, state: word('state') })}` }
  }

  private async token(request: IncomingMessage) {
    let text = ''
    for await (const part of request) text += part
    const sent = new URLSearchParams(text)
    const basic = `Basic ${Buffer.from(`${this.client.id}:${this.client.secret}`).toString('base64')}`
    if (request.headers.authorization !== basic) return { status: 401, body: { error: 'invalid_client' } }
    const grant = this.grants.get(sent.get('code') ?? '')
    // a code is good once
    this.grants.delete(sent.get('code') ?? '')
    const proof = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || proof !== grant.challenge || sent.get('redirect_uri') !== grant.redirect)
      return { status: 400, body: { error: 'invalid_grant' } }
    return { body: { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: await this.idToken(grant) } }
  }
  private async idToken(grant: Grant): Promise<string> {
    const keys = this.mishap === 'signature' ? this.strangersKeys : this.keys
    if (!keys) throw new Error('not started')
    const { sub, ...claims } = this.person
    return new SignJWT({ ...claims, nonce: this.mishap === 'nonce' ? 'another' : grant.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject(String(sub))
      .setIssuer(this.mishap === 'issuer' ? 'https://elsewhere.example' : this.issuer)
      .setAudience(this.mishap === 'audience' ? 'another-client' : this.client.id)
      .setIssuedAt()
      .setExpirationTime(this.mishap === 'expired' ? Math.floor(Date.now() / 1000) - 3600 : '5m')
      .sign(keys.privateKey)
  }
}
