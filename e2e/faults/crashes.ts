import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { median } from '../bench/load.ts'
import { pause, postgresOn } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { inMs, type Result, tell } from '../support/results.ts'
import { prove, proven } from './proof.ts'
import { openViewers } from './viewers.ts'
import { startWriting, type Writing } from './writers.ts'

const kills = 20
const restarts = 5

/** Kills PostgreSQL with all its processes, as the machine's power would; gives when. */
export function killPostgres(dir: string): number {
  const server = postgresOn(dir) ?? 0
  const parentOf = (pid: string) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
    } catch {
      return 0
    }
  }
  const children = process.platform === 'linux' ? readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === server) : []
  const at = performance.now()
  for (const pid of [server, ...children.map(Number)]) {
    try {
      if (pid > 1) process.kill(pid, 'SIGKILL')
    } catch {
      // gone by itself
    }
  }
  return at
}

/** Waits until the database answers again; gives when it did. */
export async function backUp(house: OwnHouse, after: () => boolean = () => true): Promise<number> {
  for (;;) {
    const client = new Client({ connectionString: house.databaseUrl(), connectionTimeoutMillis: 2000 })
    client.on('error', () => undefined)
    try {
      if (after()) {
        await client.connect()
        await client.query('select 1')
        return performance.now()
      }
    } catch {
      // still away
    } finally {
      await client.end().catch(() => undefined)
    }
    await pause(10)
  }
}

/** Waits until the writers are well in the middle of their work again: some dozens of acknowledgements, and a random moment more. */
async function acknowledged({ ledger }: Writing): Promise<void> {
  for (const wanted = ledger.acks.length + 30; ledger.acks.length < wanted; ) await pause(10)
  await pause(Math.random() * 200)
}

/** The longest time without an acknowledgement around a moment. */
function gapAround(acks: readonly number[], from: number, to: number): number {
  const before = acks.filter((at) => at <= from).at(-1) ?? from
  const around = [before, ...acks.filter((at) => at > from && at <= to), acks.find((at) => at > to) ?? to]
  return Math.max(...around.slice(1).map((at, place) => at - (around[place] ?? at)))
}

/** R1: PostgreSQL is killed twenty times under eight who write. */
export async function killDatabase(house: OwnHouse, cookie: string): Promise<Result[]> {
  const writing = await startWriting(house, cookie)
  const spans: { from: number; to: number }[] = []
  for (let time = 0; time < kills; time++) {
    await acknowledged(writing)
    const pid = postgresOn(house.dir)
    const from = killPostgres(house.dir)
    spans.push({ from, to: await backUp(house, () => postgresOn(house.dir) !== pid) })
    tell(`R1 PostgreSQL killed ${time + 1} of ${kills}, back after ${inMs((spans.at(-1)?.to ?? 0) - from)}`)
  }
  await acknowledged(writing)
  const ledger = await writing.stop()
  const ratios = spans.map(({ from, to }) => gapAround(ledger.acks, from, to) / (to - from))
  const ratio = median(ratios)
  return [
    ...proven(`R1 kill -9 of PostgreSQL, ${kills} times`, await prove(house, ledger)),
    {
      name: 'R1 longest time without an acknowledgement ÷ time that PostgreSQL was away (median)',
      target: '≤ 1.2',
      figure: `${ratio.toFixed(2)} of ${inMs(median(spans.map(({ from, to }) => to - from)))}`,
      isMet: ratio <= 1.2,
    },
  ]
}

/** R2: the house is killed twenty times under eight who write. */
export async function killHouse(house: OwnHouse, cookie: string): Promise<Result[]> {
  const writing = await startWriting(house, cookie)
  const starts: number[] = []
  for (let time = 0; time < kills; time++) {
    await acknowledged(writing)
    await house.kill()
    starts.push(await house.start())
    tell(`R2 house killed ${time + 1} of ${kills}, back after ${inMs(starts.at(-1) ?? 0)}`)
  }
  await acknowledged(writing)
  const ledger = await writing.stop()
  return [
    ...proven(`R2 kill -9 of the house, ${kills} times`, await prove(house, ledger)),
    { name: 'R2 until the next start is ready (median)', target: '', figure: inMs(median(starts)), isMet: true },
  ]
}

/** R3: PostgreSQL is restarted under those who write and those who watch. */
export async function restartDatabase(house: OwnHouse, cookie: string): Promise<Result[]> {
  const viewers = await openViewers(house, cookie, 20)
  const converged: number[] = []
  const writing = await startWriting(house, cookie)
  for (let time = 0; time < restarts; time++) {
    await acknowledged(writing)
    const pid = postgresOn(house.dir)
    process.kill(pid ?? 0, 'SIGINT')
    const back = await backUp(house, () => postgresOn(house.dir) !== pid)
    converged.push((await viewers.hearFrom(back)) - back)
    tell(`R3 PostgreSQL restarted ${time + 1} of ${restarts}, everybody has heard after ${inMs(converged.at(-1) ?? 0)}`)
  }
  const ledger = await writing.stop()
  const last = performance.now()
  const settled = (await viewers.settle()) - last
  viewers.close()
  const slowest = Math.max(...converged, settled)
  return [
    ...proven(`R3 restart of PostgreSQL, ${restarts} times`, await prove(house, ledger)),
    {
      name: 'R3 until every live page shows what the database holds (slowest)',
      target: '≤ 2 s',
      figure: inMs(slowest),
      isMet: slowest <= 2000,
    },
  ]
}
