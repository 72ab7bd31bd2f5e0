import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { Bare } from './bare.ts'
import { type Ask, ask, inTurns, load, medianMs } from './load.ts'

const clients = 10
const seconds = 3

/** Answers a second of ten clients, in turns within one run. */
export type Door = { boardKept: number; boardAnew: number; ordinary: number; next: number; node: number }
/** The first byte of a page and everything after it, in milliseconds, beside the least page in Next.js. */
export type Pages = { board: number; least: number }

/** What the house is asked for: the board of 2024 as its page asks for it, and an ordinary list with everything that stands around an operation. */
const asks = (house: string, cookie: string) => {
  const rpc = (path: string, input: unknown): Ask => ({
    url: `${house}/rpc/${path}`,
    headers: { cookie },
    body: () => JSON.stringify({ json: input }),
  })
  return { board: rpc('board/year', { year: 2024 }), ordinary: rpc('indicators/list', { year: 2024 }) }
}

/** The board at the API's door beside the least that Next.js and Node can do; `anew` is read anew for every answer, because something is written all the time. */
export async function measureDoor(house: string, cookie: string, bare: Bare, client: Client): Promise<Door> {
  const { board, ordinary } = asks(house, cookie)
  const aSecond = async (what: Ask) => (await load(clients, seconds, () => ask(what))).aSecond
  return inTurns(3, {
    boardKept: () => aSecond(board),
    boardAnew: async () => {
      let isAsking = false
      const touch = async () => {
        if (isAsking) return
        isAsking = true
        await client.query(`select pg_notify('records', 'bench')`)
        isAsking = false
      }
      const touching = setInterval(() => void touch(), 2)
      try {
        return await aSecond(board)
      } finally {
        clearInterval(touching)
      }
    },
    ordinary: () => aSecond(ordinary),
    next: () => aSecond({ url: `${bare.next}/one` }),
    node: () => aSecond({ url: bare.node }),
  })
}

/** How long the board takes at the door at the size the database has now, in milliseconds: kept, and the first time after a write. */
export async function boardAtDoor(house: string, cookie: string, client: Client): Promise<{ kept: number; anew: number }> {
  const { board } = asks(house, cookie)
  return inTurns(3, {
    kept: () => medianMs(40, () => ask(board)),
    anew: () =>
      medianMs(
        20,
        () => ask(board),
        async () => {
          await client.query(`select pg_notify('records', 'bench')`)
          await new Promise((heard) => setTimeout(heard, 20))
        },
      ),
  })
}

export async function measurePages(house: string, cookie: string, bare: Bare): Promise<Pages> {
  return inTurns(3, {
    board: () => medianMs(15, () => ask({ url: `${house}/board?year=2024`, headers: { cookie } })),
    least: () => medianMs(15, () => ask({ url: `${bare.next}/page` })),
  })
}

/** The slowest hundredth of boards while a report is made and all facts are summed over and over, ÷ while nothing else is asked. */
export async function measureUnderReports(house: string, cookie: string, client: Client): Promise<number> {
  const { board } = asks(house, cookie)
  const p99 = async () => (await load(4, seconds, () => ask(board))).p99
  const { idle, busy } = await inTurns(3, {
    idle: p99,
    busy: async () => {
      let stop = false
      const report = (async () => {
        while (!stop) await ask({ url: `${house}/evaluations/report?year=2023`, headers: { cookie } })
      })()
      const scan = (async () => {
        while (!stop) await client.query(`select measure, sum(value) from facts where day between '2023-01-01' and '2023-12-31' group by 1`)
      })()
      const taken = await p99()
      stop = true
      await Promise.all([report, scan])
      return taken
    },
  })
  return busy / idle
}

/** Thirty-two clients log articles of one month through the door: the slowest hundredth ÷ the half. */
export async function measureCreates(house: string, cookie: string): Promise<{ aSecond: number; p99OverP50: number }> {
  let next = 0
  const figures = { readUsers: null, readTimes: 1, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }
  const { aSecond, p50, p99 } = await load(32, 5, () => {
    const article = { id: randomUUID(), mid: String(++next), idx: 9, title: '推文', publishedOn: '2024-06-01', url: null, ...figures }
    return ask({ url: `${house}/rpc/articles/log`, headers: { cookie }, body: () => JSON.stringify({ json: article }) })
  })
  return { aSecond, p99OverP50: p99 / p50 }
}
