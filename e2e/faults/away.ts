import { startEmbedded } from '#lib/server/postgres.ts'
import { type Way, wayTo } from '#lib/testing/way.ts'
import { pause } from '../support/launch.ts'
import { type OwnHouse, openFolder, ownHouse } from '../support/own-house.ts'
import { post, visit } from '../support/post.ts'
import { inMs, type Result, tell } from '../support/results.ts'
import { prove, proven } from './proof.ts'
import { startWriting, type Writing } from './writers.ts'

const awayMs = 60_000

/** Pages of the house and of the public, and a read at the door, asked over and over: how each was answered. */
async function askMeanwhile(house: OwnHouse, cookie: string, milliseconds: number): Promise<Map<string, number>> {
  const seen = new Map<string, number>()
  const ask = {
    board: () => visit(`${house.url}/board`, { cookie }),
    'sign-in': () => visit(`${house.url}/sign-in`, { 'accept-language': 'en' }),
    apply: () => visit(`${house.url}/apply`),
    door: () => post(`${house.url}/rpc/board/year`, '{"json":{"year":2026}}', { headers: { cookie } }),
  }
  const until = performance.now() + milliseconds
  await Promise.all(
    Object.entries(ask).map(async ([name, one]) => {
      while (performance.now() < until) {
        const answer = await one().catch(() => null)
        const isTold = answer?.status === 503 && answer.headers['retry-after'] !== undefined
        const came = isTold ? '503' : `${answer?.status ?? 'no answer'} of ${name}`
        seen.set(came, (seen.get(came) ?? 0) + 1)
        await pause(250)
      }
    }),
  )
  return seen
}
const told = (seen: Map<string, number>) => [...seen].map(([status, count]) => `${count} × ${status}`).join(', ')
const only = (seen: Map<string, number>, ...allowed: string[]) =>
  [...seen.keys()].every((came) => allowed.some((one) => came.startsWith(one)))

/** How long after `since` a page, and a write, are answered as ever. */
async function returned(house: OwnHouse, cookie: string, { ledger }: Writing, since: number): Promise<number> {
  for (;;) {
    const page = await visit(`${house.url}/board`, { cookie }).catch(() => null)
    if (page?.status === 200 && (ledger.acks.at(-1) ?? 0) > since) return performance.now() - since
    if (performance.now() - since > 60_000) return Number.POSITIVE_INFINITY
    await pause(20)
  }
}

/** The database is away for a minute, silent without a word, and slow: people are told, and everything goes on by itself. */
export async function loseDatabase(): Promise<Result[]> {
  const server = await startEmbedded(openFolder('chamber-outside-'))
  const way: Way = await wayTo(server.url)
  const house = await ownHouse({ databaseUrl: way.url })
  await house.start()
  const pid = house.pid()
  const cookie = await house.cookieOf('operator')
  const writing = await startWriting(house, cookie)
  await visit(`${house.url}/board`, { cookie })
  await pause(1500)

  tell(`the database is away for ${awayMs / 1000} s`)
  await way.shut()
  await pause(500)
  const page = await visit(`${house.url}/board`, { cookie, 'accept-language': 'zh-HK' }).catch(() => null)
  const away = await askMeanwhile(house, cookie, awayMs)
  const opened = performance.now()
  await way.open()
  const back = await returned(house, cookie, writing, opened)

  tell('the database is slow: 40 ms later each way')
  way.slow(40)
  const slow = await askMeanwhile(house, cookie, 6000)
  tell('the database is very slow: 2 s later each way')
  way.slow(2000)
  const verySlow = await askMeanwhile(house, cookie, 14_000)
  await way.shut()
  await way.open()
  const [line] = [await returned(house, cookie, writing, performance.now())]

  tell('the database falls silent, and its lines break after 15 s')
  way.silence()
  const silent = await askMeanwhile(house, cookie, 15_000)
  await way.shut()
  const heard = performance.now()
  await way.open()
  const spoke = await returned(house, cookie, writing, heard)

  const ledger = await writing.stop()
  const proof = await prove(house, ledger)
  const isSame = house.pid() === pid
  await house.stop()
  await way.close()
  await server.stop()
  const saysSo = page?.text.includes('系統暫時連不上數據庫') ?? false
  return [
    ...proven('database away, slow, silent', proof),
    {
      name: 'while the database is away for a minute: pages and doors',
      target: 'only 503 with retry-after',
      figure: `${told(away)}; a page in the reader’s language: ${saysSo ? 'yes' : 'no'}`,
      isMet: only(away, '503') && saysSo,
    },
    { name: 'until pages and writes are as ever, without a restart', target: '≤ 2 s', figure: inMs(back), isMet: back <= 2000 && isSame },
    { name: 'database slow (80 ms a question)', target: 'only 200', figure: told(slow), isMet: only(slow, '200') },
    {
      name: 'database very slow (4 s a question), then as ever',
      target: '200 or 503, ≤ 2 s',
      figure: `${told(verySlow)}; ${inMs(line)}`,
      isMet: only(verySlow, '200', '503') && line <= 2000,
    },
    {
      name: 'database silent for 15 s, then as ever',
      target: 'only 503 but for pages that ask it nothing, ≤ 2 s',
      figure: `${told(silent)}; ${inMs(spoke)}`,
      isMet: only(silent, '503', '200 of apply', '200 of sign-in') && spoke <= 2000,
    },
  ]
}
