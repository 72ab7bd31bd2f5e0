import { randomUUID } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { RouterClient } from '@orpc/server'
import fc from 'fast-check'
import { Client } from 'pg'
import type { Router } from '#lib/router.ts'
import { rebuildRollup, rollupDifferences } from '#lib/server/facts.ts'
import { drawScript, makeParents, play } from '#lib/testing/writers.ts'
import { pause, postgresOn } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { type Result, tell } from '../support/results.ts'
import { backUp, killPostgres } from './crashes.ts'

const seconds = 45
const moments = 6
const random = (below: number) => Math.floor(Math.random() * below)

/** What everybody has done, to be told in the table. */
type Done = { logged: number; revised: number; removed: number; imported: number; undone: number; scripts: number }

const articleOf = (id: string, at: number) => ({
  ...{ id, mid: String(at), idx: 5, title: `随意 ${at}`, publishedOn: `2025-0${1 + random(9)}-1${random(10)}`, url: null },
  ...{ readUsers: random(50), readTimes: random(90), shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null },
})

/** Logs, revises, removes and restores articles in any order; what the moment refuses is left. */
async function clerk(client: RouterClient<Router>, done: Done, isOver: () => boolean, from: number): Promise<void> {
  let at = from
  const own: { id: string; version: number; isRemoved: boolean }[] = []
  const step = async () => {
    const one = own[random(own.length)]
    if (!one || random(3) === 0) {
      const { id, version } = await client.articles.log(articleOf(randomUUID(), ++at))
      own.push({ id, version, isRemoved: false })
      done.logged += 1
    } else if (one.isRemoved || random(3) === 0) {
      const { version } = await client.articles[one.isRemoved ? 'restore' : 'remove']({ id: one.id, version: one.version })
      Object.assign(one, { version, isRemoved: !one.isRemoved })
      done.removed += 1
    } else {
      const { version } = await client.articles.revise({ ...articleOf(one.id, ++at), version: one.version })
      one.version = version
      done.revised += 1
    }
  }
  while (!isOver())
    await step().catch(async () => {
      own.length = 0
      await pause(50)
    })
}

/** Imports a small ledger and takes it back again, over and over. */
async function importer(client: RouterClient<Router>, done: Done, isOver: () => boolean): Promise<void> {
  const head = '子项目,费用类别,摘要,金额,支付日期,费用归属月份,发票号,审批单,发票,合同或验收,支付回单'
  for (let turn = 0; !isOver(); turn++) {
    const id = randomUUID()
    const line = (at: number) =>
      `活动经费,印刷费,第${turn}-${at}笔,${at + 1}.50,2022-0${1 + (at % 9)}-12,2022-0${1 + (at % 9)},R${turn}-${at},有,有,${at % 3 ? '有' : '无'},有`
    const file = new File([[head, ...Array.from({ length: 40 }, (_, at) => line(at))].join('\n')], '支出.csv')
    const until = async (wanted: string) => {
      for (const began = performance.now(); performance.now() - began < 20_000; await pause(100)) {
        const job = await client.imports.get({ id }).catch(() => null)
        if (job?.state === wanted) return job
        if (job?.state === 'failed') break
      }
      throw new Error(wanted)
    }
    try {
      await client.imports.start({ id, year: 2022, files: [file] })
      await until('judged')
      await client.imports.write({ id })
      const batchId = (await until('written')).files[0]?.report?.batchId
      done.imported += 1
      if (batchId && turn % 3 !== 2) {
        await client.imports.undo({ batchId })
        done.undone += 1
      }
    } catch {
      await pause(100)
    }
  }
}

/** Bulk writes, COPY, changes, deletes, savepoints and rollbacks of eleven tables, past the door, as an import or somebody with psql would. */
async function scripts(
  house: OwnHouse,
  done: Done,
  isOver: () => boolean,
  writer: number,
  parents: Awaited<ReturnType<typeof makeParents>>,
): Promise<void> {
  while (!isOver()) {
    const [script] = fc.sample(
      fc.gen().map((chance) => drawScript(chance, writer, parents)),
      1,
    )
    await play(house.databaseUrl(), script ?? []).then(
      () => (done.scripts += 1),
      () => pause(100),
    )
  }
}

/** R9: random work of all kinds, cut off at random moments: rollup stays the sum of facts, and making it anew changes nothing. */
export async function workAtRandom(house: OwnHouse, cookie: string): Promise<Result[]> {
  tell(`R9 ${seconds} seconds of random work, cut off ${moments} times`)
  const client = new Client({ connectionString: house.databaseUrl() })
  await client.connect()
  const parents = await makeParents(client)
  await client.end()
  const rpc: RouterClient<Router> = createORPCClient(new RPCLink({ url: `${house.url}/rpc`, headers: { cookie } }))
  const done: Done = { logged: 0, revised: 0, removed: 0, imported: 0, undone: 0, scripts: 0 }
  const until = performance.now() + seconds * 1000
  const isOver = () => performance.now() > until
  const working = Promise.all([
    ...[1, 2, 3].map((at) => clerk(rpc, done, isOver, at * 1_000_000)),
    importer(rpc, done, isOver),
    ...[1, 2].map((writer) => scripts(house, done, isOver, writer, parents)),
  ])
  const differences: number[] = []
  for (let moment = 0; moment < moments; moment++) {
    await pause((seconds * 1000) / moments - 3000 + random(1500))
    if (moment % 3 === 2) {
      await house.kill()
      await house.start()
    } else {
      const pid = postgresOn(house.dir)
      killPostgres(house.dir)
      await backUp(house, () => postgresOn(house.dir) !== pid)
    }
    differences.push((await rollupDifferences(house.databaseUrl())).length)
    tell(`R9 cut off ${moment + 1} of ${moments}: ${differences.at(-1)} differences`)
  }
  await working
  differences.push((await rollupDifferences(house.databaseUrl())).length)
  const sums = async () =>
    JSON.stringify(
      await house.sql(`select measure, day::text, facet, sum(value)::text as value, sum(records)::int as records, sum(left_out)::int as left_out
        from rollup group by 1, 2, 3 having sum(records) <> 0 or sum(left_out) <> 0 or sum(value) <> 0 order by 1, 2, 3`),
    )
  const kept = await sums()
  await rebuildRollup(house.databaseUrl())
  const isSame = (await sums()) === kept
  const worst = Math.max(...differences)
  const { logged, revised, removed, imported, undone } = done
  return [
    {
      name: `R9 rollup ≠ facts after random work cut off ${moments} times, at each cut and at the end`,
      target: '0',
      figure: `${worst}; ${logged} logged, ${revised} revised, ${removed} removed or restored, ${imported} imports, ${undone} undone, ${done.scripts} scripts`,
      isMet: worst === 0 && Math.min(logged, revised, removed, imported, undone, done.scripts) > 0,
    },
    {
      name: 'R9 rollup made anew is the same to the byte',
      target: 'yes',
      figure: `${isSame ? 'yes' : 'no'}, ${kept.length} bytes`,
      isMet: isSame,
    },
  ]
}
