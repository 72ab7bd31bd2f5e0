import { type ChildProcess, spawn } from 'node:child_process'
import { request } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { Client } from 'pg'
import { databaseUrl, sql } from './support/database.ts'
import { mostPublicKb, scriptKb } from './support/first-load.ts'
import { house } from './support/house.ts'
import { manyAnswers, sendManyAnswers } from './support/many-answers.ts'
import { eventAsks, makeManyEvents } from './support/many-events.ts'
import { importManyPayments, manyPayments } from './support/many-payments.ts'
import { addressOf, everyPublicPage } from './support/places.ts'

/** `npm run bench`: sizes and times of a house of its own; times are medians, to be read as ratios within this run. `-- --json` for machines. */
const { port, dir, secret, url } = await house()
const env = {
  ...process.env,
  PORT: String(port),
  DATA_DIR: dir,
  AUTH_SECRET: secret,
  DATABASE_URL: '',
  NEXTAUTH_URL: url,
  HOST: 'localhost',
  // so that clients of one machine are as many addresses
  TRUST_PROXY: '1',
}

async function start(): Promise<{ house: ChildProcess; firstPageMs: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['lib/server/start.ts'], { env, stdio: 'ignore' })
  for (;;) {
    const answer = await fetch(`${url}/sign-in`).catch(() => null)
    if (answer?.ok) return { house: child, firstPageMs: performance.now() - began }
    if (child.exitCode !== null) throw new Error(`the house did not start (${child.exitCode})`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function stop(child: ChildProcess): Promise<number> {
  const began = performance.now()
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
  return performance.now() - began
}

async function cookieOf(userName: string): Promise<string> {
  const [session] = await sql<{ id: string }>(
    `insert into user_sessions (id, user_id, device) select gen_random_uuid(), id, 'bench' from users where user_name = $1 returning id`,
    [userName],
  )
  return `next-auth.session-token=${await encode({ token: { sid: session?.id }, secret, maxAge: 3600 })}`
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const taken: number[] = []
  for (let round = 0; round < times; round++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return median(taken)
}

const rounds = 15
const first = await start()
await stop(first.house)
const second = await start()
const cookie = await cookieOf('director')
const get = (path: string) => async () => {
  const answer = await fetch(url + path, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  await answer.arrayBuffer()
}
const list = (ask: unknown) => async () => {
  const headers = { cookie, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/rpc/events/list`, { method: 'POST', headers, body: JSON.stringify({ json: ask }) })
  if (!answer.ok) throw new Error(`events.list ${JSON.stringify(ask)}: ${answer.status}`)
  await answer.arrayBuffer()
}
const client = new Client({ connectionString: await databaseUrl() })
await client.connect()
const yearSum = (from: string) => () =>
  client.query(`select sum(value) from ${from} where measure = 'costs.paid' and day between '2023-01-01' and '2023-12-31'`)
const figures = {
  boardScriptKb: await scriptKb(url, '/board?year=2023', cookie),
  publicScriptKb: {} as Record<string, number>,
  reportMs: await medianMs(5, get('/evaluations/report?year=2023')),
  formMs: await medianMs(5, get('/evaluations/form?year=2023')),
  boardPageMs: await medianMs(rounds, get('/board?year=2023')),
  plainPageMs: await medianMs(rounds, get('/account')),
  rollupMs: await medianMs(rounds, yearSum('rollup')),
  factsMs: await medianMs(rounds, yearSum('facts')),
  secondStartMs: second.firstPageMs,
  import: await importManyPayments(url, await cookieOf('operator')),
  answersMs: await sendManyAnswers(url),
  manyEventsMs: await makeManyEvents(client),
  lists: {} as Record<string, number>,
  stopMs: 0,
}
const officer = await request.newContext({ baseURL: url, extraHTTPHeaders: { cookie: await cookieOf('officer') } })
for (const path of everyPublicPage()) figures.publicScriptKb[path] = await scriptKb(url, await addressOf(path, officer))
await officer.dispose()
for (const [name, ask] of Object.entries(eventAsks)) figures.lists[name] = await medianMs(rounds, list(ask))
await client.end()
figures.stopMs = await stop(second.house)

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} else {
  const rows: [string, string, string][] = [
    ['board, script before charts (gzip)', `${figures.boardScriptKb.toFixed(0)} KB`, '≤ 350 KB'],
    ...Object.entries(figures.publicScriptKb).map(([path, kb]): [string, string, string] => [
      `${path}, script (gzip)`,
      `${kb.toFixed(0)} KB`,
      `≤ ${mostPublicKb} KB`,
    ]),
    ['Word report', `${figures.reportMs.toFixed(0)} ms`, '< 2000 ms'],
    ['Excel form', `${figures.formMs.toFixed(0)} ms`, ''],
    ['second start to first page', `${figures.secondStartMs.toFixed(0)} ms`, '< 10000 ms'],
    ['stop', `${figures.stopMs.toFixed(0)} ms`, ''],
    ['board page ÷ plain page', (figures.boardPageMs / figures.plainPageMs).toFixed(2), '≤ 2'],
    ['a year from rollup ÷ from facts', (figures.rollupMs / figures.factsMs).toFixed(2), '< 1'],
    [`${manyAnswers} answers of 50 clients, each sent twice`, `${(figures.answersMs / 1000).toFixed(1)} s`, 'all counted once'],
    ['answers taken a second', `${((manyAnswers * 2000) / figures.answersMs).toFixed(0)}`, ''],
    ['100,000 payments judged', `${(figures.import.judgeMs / 1000).toFixed(1)} s`, ''],
    ['100,000 payments written', `${(figures.import.writeMs / 1000).toFixed(1)} s`, ''],
    ['100,000 payments judged and written', `${((figures.import.judgeMs + figures.import.writeMs) / 1000).toFixed(1)} s`, '< 60 s'],
    ['rows a second', `${((manyPayments * 1000) / (figures.import.judgeMs + figures.import.writeMs)).toFixed(0)}`, ''],
    ['100,000 payments taken back', `${(figures.import.undoMs / 1000).toFixed(1)} s`, ''],
    ['100,000 events written', `${(figures.manyEventsMs / 1000).toFixed(1)} s`, ''],
    ...Object.entries(figures.lists).map(([name, ms]): [string, string, string] => [`list: ${name}`, `${ms.toFixed(0)} ms`, '≤ 150 ms']),
  ]
  for (const [name, value, goal] of rows) console.info(`${name.padEnd(46)} ${value.padStart(10)}   ${goal}`)
}
