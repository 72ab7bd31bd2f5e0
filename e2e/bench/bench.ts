import { execFileSync } from 'node:child_process'
import { request } from '@playwright/test'
import { Client } from 'pg'
import { databaseUrl } from '../support/database.ts'
import { mostPublicKb, scriptKb } from '../support/first-load.ts'
import { house } from '../support/house.ts'
import { addressOf, everyPublicPage } from '../support/places.ts'
import { startBare } from './bare.ts'
import { boardAtDoor, measureCreates, measureDoor, measurePages, measureUnderReports } from './door.ts'
import { cookieOf, startHouse, stopHouse } from './house.ts'
import { ask, medianMs } from './load.ts'
import { manyAnswers, sendManyAnswers } from './many-answers.ts'
import { eventAsks, makeManyEvents } from './many-events.ts'
import { fillFacts, prepareManyFacts, type Reading, readManyFacts, type Size, sizes } from './many-facts.ts'
import { importManyPayments, manyPayments } from './many-payments.ts'
import { type Seen, viewers, watchTogether, writesASecond } from './viewers.ts'
import { copyPayments, measureWrites } from './writes.ts'

/** `npm run bench`: sizes and times of a house of its own; times are medians, to be read as ratios within this run. `-- --json` for machines. */
const { url } = await house()
const tell = (what: string) => process.stderr.write(`… ${what}\n`)
const first = await startHouse()
await stopHouse(first.house)
const second = await startHouse()
const cookie = await cookieOf('director')
const at = await databaseUrl()
const client = new Client({ connectionString: at })
await client.connect()
const bare = await startBare(at)
const get = (path: string) => () => ask({ url: url + path, headers: { cookie } })
const list = (what: unknown) => () =>
  ask({ url: `${url}/rpc/events/list`, headers: { cookie }, body: () => JSON.stringify({ json: what }) })
const rounds = 15

tell('sizes, pages and files')
const boardScriptKb = await scriptKb(url, '/board?year=2023', cookie)
const publicScriptKb: Record<string, number> = {}
const officer = await request.newContext({ baseURL: url, extraHTTPHeaders: { cookie: await cookieOf('officer') } })
for (const path of everyPublicPage()) publicScriptKb[path] = await scriptKb(url, await addressOf(path, officer))
await officer.dispose()
const reportMs = await medianMs(5, get('/evaluations/report?year=2023'))
const formMs = await medianMs(5, get('/evaluations/form?year=2023'))

tell('facts from 10 thousand to 10 million')
await prepareManyFacts(client)
const readings = {} as Record<Size, Reading & { kept: number; anew: number }>
const smallest = sizes[0]
let door: Awaited<ReturnType<typeof measureDoor>> | undefined
for (const size of sizes) {
  await fillFacts(client, size)
  readings[size] = { ...(await readManyFacts(client, size)), ...(await boardAtDoor(url, cookie, client)) }
  // the rates at the door are those of a house of usual size
  if (size === smallest) door = await measureDoor(url, cookie, bare, client)
}
const largest = sizes[3]
if (!door) throw new Error('the door was not measured')
tell('pages, reports, creates')
const pages = await measurePages(url, cookie, bare)
const underReports = await measureUnderReports(url, cookie, client)
const creates = await measureCreates(url, await cookieOf('operator'))
tell('writes')
const writes = await measureWrites(at)
tell('boards that are open')
const seen: { alone: Seen; calm: Seen; busy: Seen } = {
  alone: await watchTogether(url, at, cookie, 1, 0),
  calm: await watchTogether(url, at, cookie, viewers, 20),
  busy: await watchTogether(url, at, cookie, viewers, writesASecond),
}
tell('answers, imports, lists')
const answersMs = await sendManyAnswers(url)
const imported = await importManyPayments(url, await cookieOf('operator'))
const copyMs = await copyPayments(client, manyPayments)
const manyEventsMs = await makeManyEvents(client)
const lists: Record<string, number> = {}
for (const [name, what] of Object.entries(eventAsks)) lists[name] = await medianMs(rounds, list(what))
const rssMb = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(second.house.pid)]).toString()) / 1024
await client.end()
bare.stop()
const stopMs = await stopHouse(second.house)

const figures = {
  ...{ boardScriptKb, publicScriptKb, reportMs, formMs, readings, door, pages, underReports, creates, writes, seen, answersMs, copyMs },
  ...{ import: imported, manyEventsMs, lists, rssMb, secondStartMs: second.firstPageMs, stopMs },
}

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} else {
  const ms = (value: number) => (value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`)
  const times = (value: number) => value.toFixed(2)
  const aSecond = (value: number) => `${value.toFixed(0)} /s`
  const of = (size: Size) => readings[size]
  const growth = (key: keyof Reading | 'kept' | 'anew') => times(of(largest)[key] / of(smallest)[key])
  const judged = imported.judgeMs + imported.writeMs
  const rows: [string, string, string][] = [
    ['board, script before charts (gzip)', `${boardScriptKb.toFixed(0)} KB`, '≤ 350 KB'],
    ...Object.entries(publicScriptKb).map(([path, kb]): [string, string, string] => [
      `${path}, script (gzip)`,
      `${kb.toFixed(0)} KB`,
      `≤ ${mostPublicKb} KB`,
    ]),
    ['Word report', ms(reportMs), '< 2000 ms'],
    ['Excel form', ms(formMs), ''],
    ...sizes.flatMap((size): [string, string, string][] => [
      [`${size.toLocaleString('en')} facts: board read from rollup`, ms(of(size).rollup), ''],
      [`${size.toLocaleString('en')} facts: the same from facts`, ms(of(size).facts), ''],
      [`${size.toLocaleString('en')} facts: a bare query of rollup`, ms(of(size).bare), ''],
      [`${size.toLocaleString('en')} facts: board at the door, kept / after a write`, `${ms(of(size).kept)} / ${ms(of(size).anew)}`, ''],
    ]),
    ['board from rollup, 10 million ÷ 10 thousand facts', growth('rollup'), '≤ 1.3'],
    ['board at the door after a write, 10 million ÷ 10 thousand', growth('anew'), '≤ 1.3'],
    ['P1 bare read of rollup, 10 million ÷ 10 thousand', growth('bare'), '≤ 1.5'],
    ['P2 best query of a million records ÷ rollup', times(of(1_000_000).direct / of(1_000_000).bare), '≥ 100'],
    ['P4 board at the door ÷ bare node:http with pg, c=10', times(door.boardKept / door.node), '≥ 2 kept'],
    ['P4 the same, read anew for each answer', times(door.boardAnew / door.node), '≥ 0.75'],
    ['cost of the board at the door ÷ least Next.js handler', times(door.next / door.boardKept), '≤ 2'],
    ['the same while something is written all the time', times(door.next / door.boardAnew), ''],
    ['P5 an ordinary operation ÷ least Next.js handler, c=10', times(door.ordinary / door.next), '≥ 0.7'],
    ...Object.entries(writes.one).map(([name, factor]): [string, string, string] => [
      `a write ÷ the bare insert: ${name}`,
      times(factor),
      '≤ 2.5',
    ]),
    ['P7 one row, c=1: written ÷ bare', times(writes.one['material download']), '≤ 1.4'],
    ['P7 one row, c=8, one day: written ÷ bare', times(writes.eightAtOnce), '≤ 1.25'],
    ['P7 a thousand rows in a statement: written ÷ bare', times(writes.thousandRows), '≤ 1.25'],
    ['P8 writes of one day, c=32: p99 ÷ p50', times(writes.p99OverP50), '≤ 4'],
    ['articles logged through the door, c=32', `${aSecond(creates.aSecond)}, p99 ÷ p50 ${times(creates.p99OverP50)}`, ''],
    ['P9 100,000 payments imported ÷ the same by COPY', times(imported.writeMs / copyMs), '≤ 3'],
    ['P11 one board: heard ÷ acknowledged, p50', times(seen.alone.p50 / seen.alone.ackP50), '≤ 2'],
    [`P11 ${viewers} boards, 20 writes/s: p99 ÷ one board's`, times(seen.calm.p99 / seen.alone.p99), '≤ 5'],
    [`${viewers} boards, ${writesASecond} writes/s: heard, p50 / p99`, `${ms(seen.busy.p50)} / ${ms(seen.busy.p99)}`, 'p99 ≤ 100 ms'],
    [`${viewers} boards: writes that one of them missed`, String(seen.calm.unseen + seen.busy.unseen), '0'],
    ['P12 board page ÷ least Next.js page', times(pages.board / pages.least), '≤ 2'],
    ['P13 board p99 beside reports and scans ÷ alone', times(underReports), '≤ 2'],
    ['P14 second start to first page', ms(second.firstPageMs), '< 10000 ms'],
    ['P14 memory of the house after all this', `${rssMb.toFixed(0)} MB`, ''],
    ['stop', ms(stopMs), ''],
    [`${manyAnswers} answers of 50 clients, each sent twice`, `${(answersMs / 1000).toFixed(1)} s`, 'all counted once'],
    ['answers taken a second', `${((manyAnswers * 2000) / answersMs).toFixed(0)}`, ''],
    ['100,000 payments judged', `${(imported.judgeMs / 1000).toFixed(1)} s`, ''],
    ['100,000 payments written', `${(imported.writeMs / 1000).toFixed(1)} s`, ''],
    ['100,000 payments judged and written', `${(judged / 1000).toFixed(1)} s`, '< 60 s'],
    ['rows a second', `${((manyPayments * 1000) / judged).toFixed(0)}`, ''],
    ['100,000 payments taken back', `${(imported.undoMs / 1000).toFixed(1)} s`, ''],
    ['100,000 events written', `${(manyEventsMs / 1000).toFixed(1)} s`, ''],
    ...Object.entries(lists).map(([name, taken]): [string, string, string] => [`list: ${name}`, ms(taken), '≤ 150 ms']),
  ]
  for (const [name, value, goal] of rows) console.info(`${name.padEnd(64)} ${value.padStart(22)}   ${goal}`)
}
process.exit(0)
