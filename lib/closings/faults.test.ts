import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb } from '../db.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, prepareYear, seenNow } from '../testing/evaluation2023.ts'
import { type Line, lineTo } from '../testing/line.ts'
import { verifyYear } from './verify.ts'

/** Approving closes the year in one transaction. Whatever dies in the middle of it, the year is either open or closed, never between. */
const database = testDatabase()
let line: Line
let watcher: Client
let seen: Awaited<ReturnType<typeof seenNow>>

beforeAll(async () => {
  await prepareYear()
  for (const { code, demand, explanationVersion } of (await asOne('head').evaluations.get({ year: 2023 })).items)
    if (demand.overshoot)
      await asOne('head').evaluations.review({
        ...{ year: 2023, code, version: explanationVersion, overshoot: 'effort', deduction: '0', deductionReason: '' },
      })
  watcher = new Client({ connectionString: database.url() })
  await watcher.connect()
  await watcher.query(`insert into evaluations (year, state) values (2023, 'approving')`)
  line = await lineTo(database.url())
  await closeDb()
  process.env.DATABASE_URL = line.url
  seen = await seenNow('director')
}, 120_000)
afterAll(async () => {
  await closeDb()
  await line.close()
  await watcher.end()
  process.env.DATABASE_URL = database.url()
})

/** Open, closed, or anything between: the year's lock, a closing in force, the evaluation's state and its step have to say the same. */
async function stateOfYear(): Promise<string> {
  // a backend hears that its client is gone when it is done with its statement
  for (;;) {
    const { rows } = await watcher.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or state is null) and backend_type = 'client backend'`,
    )
    if (rows.length === 0) break
  }
  const { rows } = await watcher.query(`select
    (select closed_at is not null from years where year = 2023) as locked,
    (select count(*)::int from closings where reopened_at is null) as closings,
    (select state = 'closed' from evaluations where year = 2023) as approved,
    (select count(*)::int from evaluation_steps where action = 'approve') - (select count(*)::int from closings where reopened_at is not null) as steps`)
  const [{ locked, closings, approved, steps }] = rows
  if (locked && closings === 1 && approved && steps === 1) return 'closed'
  if (!locked && closings === 0 && !approved && steps === 0) return 'open'
  return `between: ${JSON.stringify(rows[0])}`
}

/** Puts a closed year back where the director has it before them. */
async function putBack(): Promise<void> {
  await watcher.query(`update closings set reopened_at = now(), reopened_by = '测试', reopen_reason = '测试' where reopened_at is null`)
  await watcher.query(`update years set closed_at = null where year = 2023`)
  await watcher.query(`update evaluations set state = 'approving' where year = 2023`)
  seen = await seenNow('director')
}

test('the line breaks at every single statement: the year stays open, or is closed whole where the end was reached', async () => {
  const ends: string[] = []
  const writes: number[] = []
  let isThrough = false
  for (let place = 1; !isThrough; place++) {
    line.breakAt({ at: (_, at) => at === place, reaches: false, onBreak: () => undefined })
    isThrough = await asOne('director')
      .evaluationSteps.approve(seen)
      .then(
        () => true,
        () => false,
      )
    const last = line.statements().at(-1) ?? ''
    line.breakAt(null)
    if (!isThrough && /^\s*(insert|update|delete|commit)/i.test(last)) writes.push(place)
    ends.push(await stateOfYear())
  }
  expect(ends.at(-1)).toBe('closed')
  expect(ends.length).toBeGreaterThan(30)
  expect(ends.slice(0, -1).filter((end) => end !== 'open')).toEqual([])
  expect(writes.length).toBeGreaterThan(4)
  // what was written and never answered: open still, and closed only once the database has said so to itself
  await putBack()
  for (const place of writes) {
    line.breakAt({ at: (_, at) => at === place, reaches: true, onBreak: () => undefined })
    await asOne('director')
      .evaluationSteps.approve(seen)
      .catch(() => undefined)
    const isEnd = place === writes.at(-1)
    expect(await stateOfYear()).toBe(isEnd ? 'closed' : 'open')
  }
  line.breakAt(null)
  expect(await verifyYear({ year: 2023 })).toMatchObject({ found: 0 })
}, 120_000)

test.each([
  ['as it reads the records', /year_records/, false],
  ['as the closing is written', /insert into .*closings/i, true],
  ['before it commits', /^commit/i, false],
  ['after it committed, before anybody heard of it', /^commit/i, true],
])('a server that is killed %s leaves the year open or closed, and it can be closed', async (_, statement, reaches) => {
  if ((await stateOfYear()) === 'closed') await putBack()
  await closeDb()
  const server = fork('lib/testing/approver.ts', {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, DATABASE_URL: line.url },
  })
  await once(server, 'message')
  line.breakAt({ at: (text) => statement.test(text), reaches, onBreak: () => void server.kill('SIGKILL') })
  server.send(seen)
  const [code, signal] = await once(server, 'exit')
  expect([code, signal]).toEqual([null, 'SIGKILL'])
  line.breakAt(null)
  expect(await stateOfYear()).toBe(String(statement) === '/^commit/i' && reaches ? 'closed' : 'open')
  if ((await stateOfYear()) === 'open') await asOne('director').evaluationSteps.approve(seen)
  expect(await stateOfYear()).toBe('closed')
})
