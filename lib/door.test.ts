import { describe, expect, test, vi } from 'vitest'
import { POST as api } from '#app/api/[...path]/route.ts'
import { POST as rpc } from '#app/rpc/[...path]/route.ts'
import { download, fileHeaders, isSameOrigin, logFault, maxBodyBytes, refusal, strangerRefusal } from './door.ts'
import { fail } from './errors.ts'
import { log } from './log.ts'

const doors = [
  { door: '/rpc', answer: rpc, path: '/rpc/events/log' },
  { door: '/api', answer: api, path: '/api/events/log' },
]
const post = (path: string, headers: Record<string, string>) =>
  new Request(`http://house.test${path}`, { method: 'POST', headers: { host: 'house.test', ...headers }, body: '{}' })

const foreign: [string, Record<string, string>][] = [
  ['another site', { origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of the same site', { origin: 'http://other.house.test', 'sec-fetch-site': 'same-site' }],
  ['a browser that names only the origin', { origin: 'http://evil.test' }],
  ['another port', { origin: 'http://house.test:8080' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['an origin that is none', { origin: 'not an address' }],
  ['a plain form of another site', { origin: 'http://evil.test', 'content-type': 'text/plain' }],
]

describe.each(doors)('the door $door', ({ answer, path }) => {
  test.each(foreign)('stays shut for %s', async (_, headers) => {
    const response = await answer(post(path, headers))
    expect(response.status).toBe(403)
  })

  test('refuses a body over the limit before it reads it or asks who it is', async () => {
    const response = await answer(post(path, { origin: 'http://house.test', 'content-length': String(maxBodyBytes + 1) }))
    expect(response.status).toBe(413)
    expect(JSON.stringify(await response.json())).toContain('FILE_TOO_LARGE')
  })
})

describe('a body', () => {
  const sized = (path: string, length: number) => refusal(post(path, { 'content-length': String(length) }))?.status

  test('of unannounced length is not read', async () => {
    expect(refusal(post('/rpc/events/log', { 'transfer-encoding': 'chunked' }))?.status).toBe(411)
    expect(refusal(post('/rpc/events/log', { 'content-length': 'many' }))?.status).toBe(413)
  })

  test('of somebody who is not signed in is not read when it is larger than a short form', () => {
    const file = post('/rpc/imports/start', { 'content-length': String(65 * 1024) })
    expect(strangerRefusal(file, false)?.status).toBe(401)
    expect(strangerRefusal(file, true)).toBeNull()
    expect(strangerRefusal(post('/rpc/users/setUp', { 'content-length': '300' }), false)).toBeNull()
  })

  test('may be larger only where a year of spreadsheets comes in', () => {
    expect(sized('/rpc/evidence/attach', maxBodyBytes)).toBeUndefined()
    expect(sized('/rpc/evidence/attach', maxBodyBytes + 1)).toBe(413)
    expect(sized('/rpc/imports/start', maxBodyBytes + 1)).toBeUndefined()
    expect(sized('/api/imports/start', 200 * 1024 * 1024)).toBe(413)
    expect(sized('/rpc/events/log?/imports/start', maxBodyBytes + 1)).toBe(413)
  })
})

describe('the edge', () => {
  test('knows its own pages and callers that are no pages', () => {
    expect(isSameOrigin(post('/rpc', { origin: 'http://house.test', 'sec-fetch-site': 'same-origin' }))).toBe(true)
    expect(isSameOrigin(post('/rpc', {}))).toBe(true)
    expect(isSameOrigin(post('/rpc', { 'sec-fetch-site': 'none' }))).toBe(true)
  })

  test('answers a bug with an id that stands in the log, and with nothing of its insides', () => {
    const said = vi.spyOn(log, 'error').mockImplementation(() => undefined)
    let told: unknown
    try {
      logFault(new Error('select secret from users'))
    } catch (error) {
      told = error
    }
    expect(told).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
    expect(JSON.stringify(told)).not.toContain('secret')
    const { fault } = (told as { data: { params: { fault: string } } }).data.params
    expect(JSON.stringify(said.mock.calls[0])).toContain(fault)
    said.mockRestore()
  })

  test('lets errors for the user through as they are, also when the house is busy', () => {
    const said = vi.spyOn(log, 'error').mockImplementation(() => undefined)
    expect(() => logFault(fail('STALE'))).not.toThrow()
    expect(() => logFault(fail('BUSY'))).not.toThrow()
    expect(said).not.toHaveBeenCalled()
    said.mockRestore()
  })

  test('shows a file only when asked to and only of a kind that may be shown, else saves it; refusals keep their status', async () => {
    const ask = (query: string, type: string) =>
      download(
        new Request(`http://house.test/evidence/1${query}`),
        async () => new File(['x'], 'a', { type }),
        (kind) => kind === 'image/png',
      )
    expect((await ask('?inline=1', 'image/png')).headers.get('Content-Disposition')).toMatch(/^inline;/)
    expect((await ask('', 'image/png')).headers.get('Content-Disposition')).toMatch(/^attachment;/)
    expect((await ask('?inline=1', 'text/html')).headers.get('Content-Disposition')).toMatch(/^attachment;/)
    const refused = (headers: Record<string, string>, code: 'SIGNED_OUT' | 'NOT_ALLOWED') =>
      download(new Request('http://house.test/evidence/1?inline=1', { headers }), async () => {
        throw fail(code)
      })
    expect((await refused({}, 'NOT_ALLOWED')).status).toBe(403)
    expect((await refused({}, 'SIGNED_OUT')).status).toBe(401)
    const sent = await refused({ accept: 'text/html,*/*' }, 'SIGNED_OUT')
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/sign-in?next=%2Fevidence%2F1%3Finline%3D1'])
  })

  test('hands a file out under a name that no header can break, never to be run', () => {
    const headers = fileHeaders({ name: `纪要 (1)'*".pdf`, type: 'application/pdf' })
    expect(headers['Content-Disposition']).toBe("attachment; filename*=UTF-8''%E7%BA%AA%E8%A6%81%20%281%29%27%2A%22.pdf")
    expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' })
    expect(headers['Content-Security-Policy']).toBe("sandbox; default-src 'none'")
  })
})
