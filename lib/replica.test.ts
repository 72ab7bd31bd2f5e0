import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { atOneMoment, db, inTransaction, readReport } from './db.ts'
import { replicaReads } from './replica.ts'
import { inRequest } from './request.ts'
import { writtenOf } from './server/written.ts'
import { testDatabase } from './testing/database.ts'

// a real replica stands beside the house in `npm run test:machines`; here is what must hold without one
const database = testDatabase()
afterEach(() => {
  delete process.env.DATABASE_REPLICA_URL
})

test('without a replica, with one that is away, and with a server that replays nothing, the primary answers', async () => {
  for (const url of ['', 'postgresql://nobody@127.0.0.1:1/nowhere', database.url()]) {
    process.env.DATABASE_REPLICA_URL = url
    expect(await readReport(async (from) => from === db())).toBe(true)
    expect(await readReport(() => atOneMoment((tx) => tx.user.count()))).toBe(0)
  }
  expect(replicaReads.replica).toBe(0)
})

test('who writes is told how far, in a cookie that the next instance reads; without a replica nobody is told anything', async () => {
  const told: string[] = []
  const write = () =>
    inRequest({ requestId: 'request-0001', tellWritten: (position) => void told.push(position) }, () =>
      inTransaction({ actor: 'nobody', operation: 'test' }, async () => undefined),
    )
  await write()
  expect(told).toEqual([])
  process.env.DATABASE_REPLICA_URL = database.url()
  await write()
  expect(told).toEqual([expect.stringMatching(/^[0-9A-F]+\/[0-9A-F]+$/)])
})

test('a position comes back as it was given; what is no position is nobody’s', async () => {
  process.env.DATABASE_REPLICA_URL = 'postgresql://somewhere'
  const server = createServer((asked, response) => {
    const { wroteTo, tellWritten } = writtenOf(asked, response)
    response.setHeader('set-cookie', 'other=1')
    tellWritten?.('16/B374D848')
    response.end(String(wroteTo))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const ask = (cookie: string) => fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })
  const answer = await ask('a=b; house-wrote=16-B374D848')
  expect(await answer.text()).toBe('16/B374D848')
  expect(answer.headers.getSetCookie()).toEqual([
    'other=1',
    expect.stringMatching(/^house-wrote=16-B374D848; Path=\/; Max-Age=120; HttpOnly; SameSite=Lax$/),
  ])
  for (const cookie of ['', 'house-wrote=1', 'house-wrote=16-B374D848-1', 'xhouse-wrote=16-B374D848', "house-wrote=1-1'; drop"])
    expect(await (await ask(cookie)).text()).toBe('null')
  server.close()
})
