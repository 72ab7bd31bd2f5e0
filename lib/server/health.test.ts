import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { nameRequest, noteEnd, pathOf } from './asked.ts'
import { answerHealth } from './health.ts'

testDatabase()
const stage = { isLoaded: true, isStopping: false }
const server = createServer(async (asked, response) => {
  noteEnd(asked, response, nameRequest(asked, response))
  if (!(await answerHealth(asked, response, stage))) response.writeHead(418).end()
})
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => server.close())
afterEach(() => {
  Object.assign(stage, { isLoaded: true, isStopping: false })
  for (const name of ['METRICS_TOKEN', 'TRUST_PROXY']) delete process.env[name]
})

function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const { port } = server.address() as { port: number }
  return new Promise((done, fail) => {
    const asked = request({ port, host: '127.0.0.1', path, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (part) => (text += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', fail).end()
  })
}

test('a living process says so, whatever else is the matter', async () => {
  Object.assign(stage, { isLoaded: false, isStopping: true })
  expect((await ask('/health/live')).status).toBe(200)
})

test('requests are wanted only once the pages are loaded, until the house is about to stop', async () => {
  expect((await ask('/health/ready')).status).toBe(200)
  stage.isLoaded = false
  expect((await ask('/health/ready')).status).toBe(503)
  Object.assign(stage, { isLoaded: true, isStopping: true })
  const stopping = await ask('/health/ready?probe=1')
  expect([stopping.status, stopping.headers['retry-after'], JSON.parse(stopping.text)]).toMatchObject([
    503,
    '2',
    { stopping: true, database: true },
  ])
})

test('figures are for this machine alone: not for whom a proxy on it asks, and with a token for whoever shows it', async () => {
  await ask('/rpc/nothing')
  const figures = await ask('/metrics')
  expect(figures.status).toBe(200)
  expect(figures.text).toMatch(/house_requests_total\{door="rpc",status="4xx"\} [1-9]/)
  expect(figures.text).toMatch(/house_database_connections\{state="waiting"\} 0/)
  expect((await ask('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
  process.env.METRICS_TOKEN = 'a-token-of-these-tests'
  expect((await ask('/metrics')).status).toBe(403)
  expect((await ask('/metrics', { authorization: 'Bearer a-token-of-these-testS' })).status).toBe(403)
  expect((await ask('/metrics', { authorization: 'Bearer a-token-of-these-tests' })).status).toBe(200)
})

test('a request’s id is in its answer: a proxy’s own only where the proxy is trusted', async () => {
  const sent = { 'x-request-id': 'from-the-proxy-1' }
  expect((await ask('/nothing', sent)).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  process.env.TRUST_PROXY = '1'
  expect((await ask('/nothing', sent)).headers['x-request-id']).toBe('from-the-proxy-1')
})

test('the log’s addresses hold no question and no secret of a public link', () => {
  expect(pathOf('/survey/a1B2c3D4e5F6g7H8i9J0k1L2?name=陈')).toBe('/survey/…')
  expect(pathOf('/rpc/events/log')).toBe('/rpc/events/log')
  expect(pathOf('/events/0190a0b0-0000-7000-8000-000000000001')).toBe('/events/0190a0b0-0000-7000-8000-000000000001')
})
