import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inTurns, load, medianMs, share } from './load.ts'

/** One record as it is logged, and how many rows of it a statement writes; `bare` writes the same without facts, rollup, audit or any other trigger. */
const records = {
  'material download': `insert into material_downloads (version_id, device, locale, kind)
    select id, gen_random_uuid(), 'zh-Hans', '特刊' from (select id from material_versions limit 1) v, generate_series(1, $1)`,
  article: `insert into articles (mid, idx, title, published_on, read_times)
    select gen_random_uuid(), 1, '推文' || n, '2024-06-01', 100 from generate_series(1, $1) n`,
  payment: `insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month, declared)
    select '活动经费', '印刷费', '第' || n || '笔', 100.50, '2024-06-01', '2024-06-01', '{approval,invoice,receipt}' from generate_series(1, $1) n`,
}
export type RecordName = keyof typeof records
/** Written ÷ bare: how many times longer a write takes with all that the product does in it. */
export type WriteCosts = { one: Record<RecordName, number>; eightAtOnce: number; thousandRows: number; p99OverP50: number }

async function clientsOf(databaseUrl: string, count: number, bare: boolean): Promise<Client[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = new Client({ connectionString: databaseUrl })
      await client.connect()
      if (bare) await client.query('set session_replication_role = replica')
      return client
    }),
  )
}

/** What a write costs beside the bare insert of the same row into the same table, on one month that everybody writes to. */
export async function measureWrites(databaseUrl: string): Promise<WriteCosts> {
  const [full, bare] = [await clientsOf(databaseUrl, 32, false), await clientsOf(databaseUrl, 8, true)]
  const insert = (client: Client | undefined, name: RecordName, rows: number) => () =>
    client?.query({ name: `${name}${rows}`, text: records[name], values: [rows] }) ?? Promise.resolve()
  const factor = async (way: (clients: Client[]) => Promise<number>) => {
    const taken = await inTurns(3, { full: () => way(full), bare: () => way(bare) })
    return taken.full / taken.bare
  }
  const one = {} as Record<RecordName, number>
  for (const name of Object.keys(records) as RecordName[]) one[name] = await factor(([client]) => medianMs(150, insert(client, name, 1)))
  const eightAtOnce = await factor(async (clients) => {
    const { aSecond } = await load(8, 2, (at) => insert(clients[at], 'material download', 1)())
    return 1000 / aSecond
  })
  const thousandRows = await factor(([client]) => medianMs(7, insert(client, 'material download', 1000)))
  const taken: number[] = []
  const until = performance.now() + 4000
  await Promise.all(
    full.map(async (client) => {
      while (performance.now() < until) {
        const began = performance.now()
        await insert(client, 'material download', 1)()
        taken.push(performance.now() - began)
      }
    }),
  )
  await Promise.all([...full, ...bare].map((client) => client.end()))
  return { one, eightAtOnce, thousandRows, p99OverP50: share(taken, 0.99) / share(taken, 0.5) }
}

/** The same number of payments written by COPY into the same table, triggers and all, in milliseconds; they are not kept. */
export async function copyPayments(client: Client, rows: number): Promise<number> {
  const file = join(tmpdir(), `chamber-bench-${process.pid}.copy`)
  const columns = 'id, sub_project, category, summary, amount_yuan, paid_on, accrual_month, declared, invoice_no'
  // PostgreSQL writes and reads the file itself: it runs on this machine
  await client.query(`copy (
    select gen_random_uuid(), (array['场地租赁费', '日常运作经费', '运营服务项目经费', '活动经费'])[n % 4 + 1], '印刷费', '第' || n || '笔', (n % 9999 + 1) * 1.01,
      date '2021-01-01' + n % 365, date '2021-01-01', '{approval,invoice,receipt}', 'C' || n from generate_series(1, ${rows}) n) to '${file}'`)
  await client.query('begin')
  const began = performance.now()
  await client.query(`copy payments (${columns}) from '${file}'`)
  const took = performance.now() - began
  await client.query('rollback')
  return took
}
