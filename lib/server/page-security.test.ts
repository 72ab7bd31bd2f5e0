import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fileHeaders, nonceHeader } from '../door.ts'
import { hashesIn, policyFor, secure } from './page-security.ts'

/** A house that answers with the status that is asked for, and says which word its page was given. */
const server = createServer((request, response) => {
  secure(request, response, false)
  if (request.url === '/file')
    for (const [name, value] of Object.entries(fileHeaders({ name: 'a.svg', type: 'image/svg+xml' }))) response.setHeader(name, value)
  response.statusCode = Number(request.headers['x-status'] ?? 200)
  response.end(`${request.headers[nonceHeader]}`)
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(() => server.close())
const policyIn = (answer: Response) => answer.headers.get('content-security-policy') ?? ''

describe('the policy of a page', () => {
  test('runs no script that stands in a page or comes from elsewhere, and frames, bases and foreign forms are shut', () => {
    const policy = policyFor('word', { dev: false })
    expect(policy).toContain("script-src 'self' 'nonce-word' 'strict-dynamic';")
    const scripts = policy.match(/script-src [^;]*/)?.[0]
    expect(scripts).not.toMatch(/unsafe|http|\*/)
    for (const line of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(line)
    expect(policyFor('word', { dev: true })).toContain("'unsafe-eval'")
  })

  test('has a word that each answer has for itself, which the page is told, whatever the browser says it is', async () => {
    const ask = () => fetch(url, { headers: { [nonceHeader]: 'mine', 'content-security-policy': "script-src 'nonce-mine'" } })
    const [one, other] = [await ask(), await ask()]
    const told = await one.text()
    expect(told).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(policyIn(one)).toContain(`'nonce-${told}'`)
    expect(await other.text()).not.toBe(told)
  })

  test('of a fault knows the scripts of the page that was built for it by their hashes', async () => {
    expect(hashesIn('<script src="/a.js"></script><script>f(1)</script>')).toEqual([
      "'sha256-DDALPP+E99MtoO7ArZmX+ZiQi0gj553Vbu67sUYkIo4='",
    ])
    expect(policyIn(await fetch(url, { headers: { 'x-status': '500' } }))).not.toContain('strict-dynamic')
  })
})

test('a file keeps the stricter policy that it goes out under', async () => {
  expect(policyIn(await fetch(`${url}/file`))).toBe("sandbox; default-src 'none'")
})

test('every answer forbids sniffing, framing and being held by other sites; behind a proxy with TLS it asks for TLS from then on', async () => {
  const { headers } = await fetch(url)
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  const transport = async () => (await fetch(url, { headers: { 'x-forwarded-proto': 'https' } })).headers.get('strict-transport-security')
  expect(await transport()).toBeNull()
  vi.stubEnv('TRUST_PROXY', '1')
  expect(await transport()).toBe('max-age=31536000; includeSubDomains')
  vi.unstubAllEnvs()
})

test('signing out empties the browser’s cache, and nothing else does', async () => {
  const clearing = async (path: string) => (await fetch(`${url}${path}`)).headers.get('clear-site-data')
  expect(await clearing('/api/auth/signout')).toBe('"cache"')
  expect(await clearing('/api/auth/session')).toBeNull()
})
