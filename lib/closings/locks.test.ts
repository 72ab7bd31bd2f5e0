import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, inTransaction } from '../db.ts'
import { isUserError } from '../errors.ts'
import { stocks } from '../indicators/rules.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { closeYear, reopenYear } from './close.ts'

const database = testDatabase()
const signed = { actor: 'zhou', operation: 'evaluations.approve' }
const actor = { name: '周主任' }
let client: Client
let event = ''
const proof = randomUUID()

beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
  await importDemo()
  event = (await client.query(`select id from events where status = 'held' and held_on >= '2023-01-01' order by held_on limit 1`)).rows[0]
    .id
  await client.query(`insert into explanations (year, code, cause) values (2023, 'P1', '结余'), (2024, 'P1', '结余')`)
  await client.query(file, [proof, event])
})
afterAll(() => client.end())

const file = `insert into evidence (id, source, record_id, kind, file_name, media_type, size_bytes, sha256)
  values ($1, 'events', $2, 'photo', '现场.jpg', 'image/jpeg', 1, 'x')`
const refusalOf = async (sql: string, values: unknown[] = []) => {
  await client.query('begin')
  try {
    await client.query(sql, values)
    return null
  } catch (error) {
    const { code, detail } = error as { code: string; detail: string }
    return { code, detail: /^\d+$/.test(detail) ? detail : JSON.parse(detail) }
  } finally {
    await client.query('rollback')
  }
}

describe('evidence of an evaluation that was submitted', () => {
  const held = (state: string) => ({ code: 'CH070', detail: { year: '2023', state } })
  test.each(['gathering', 'reviewing', 'approving'])(
    'neither goes nor changes while it is %s, whatever writes; more may come',
    async (state) => {
      await client.query(
        `insert into evaluations (year, state) values (2023, $1) on conflict (year) do update set state = excluded.state`,
        [state],
      )
      expect(await refusalOf('update evidence set removed_at = now() where id = $1', [proof])).toEqual(held(state))
      expect(await refusalOf(`update evidence set sha256 = 'y' where id = $1`, [proof])).toEqual(held(state))
      expect(await refusalOf('update evidence set record_id = gen_random_uuid() where id = $1', [proof])).toEqual(held(state))
      expect(await refusalOf('delete from evidence where id = $1', [proof])).toEqual(held(state))
      expect(await refusalOf(file, [randomUUID(), event])).toBeNull()
      expect(await refusalOf(`update evidence set file_name = '现场照片.jpg' where id = $1`, [proof])).toBeNull()
    },
  )

  test('is refused to the form with a sentence that names the year and who holds it, and goes once the step is returned', async () => {
    const { version } = await db().evidence.findUniqueOrThrow({ where: { id: proof } })
    const remove = () => as('officer').evidence.remove({ id: proof, version })
    await expect(remove()).rejects.toSatisfy((error) => isUserError(error) && error.code === 'EVIDENCE_HELD')
    await client.query(`update evaluations set state = 'drafting' where year = 2023`)
    expect(await refusalOf('delete from evidence where id = $1', [proof])).toBeNull()
  })

  test('of other years goes as before', async () => {
    await client.query(`update evaluations set state = 'approving' where year = 2023`)
    const [later, own] = [randomUUID(), randomUUID()]
    await client.query(
      `insert into events (id, code, title, kind, held_on, status) values ($1, 'L1', '次年', 'salon', '2024-05-01', 'held')`,
      [later],
    )
    await client.query(file, [own, later])
    expect(await refusalOf('delete from evidence where id = $1', [own])).toBeNull()
  })
})

describe('a closed year', () => {
  beforeAll(async () => {
    await inTransaction(signed, (tx) => closeYear(tx, { year: 2023, actor }))
    await client.query(`update evaluations set state = 'closed' where year = 2023`)
  })
  const closed = (what: string) => ({ code: 'CH001', detail: { year: '2023', what } })

  test.each([
    ['a payment', `update payments set amount_yuan = amount_yuan - 0.01 where paid_on between '2023-01-01' and '2023-12-31'`, '2023'],
    ['a payment that is taken away', `delete from payments where paid_on between '2023-01-01' and '2023-12-31'`, '2023'],
    ['a text of the evaluation', `update explanations set cause = '另一个原因' where year = 2023`, 'texts'],
    ['a new text', `insert into explanations (year, code, cause) values (2023, 'O1', '后写的')`, 'texts'],
    ['a text that moves there from another year', `update explanations set year = 2023, code = 'P2' where year = 2024`, 'texts'],
    ['a text that is taken away', `delete from explanations where year = 2023`, 'texts'],
    ['a paragraph of the report', `insert into report_narratives (year, key, text) values (2023, 'analysis.economy', '另一段')`, 'texts'],
    [
      'a budget line without money',
      `insert into budget_lines (year, level1, level2, sub_project, initial_yuan) values (2023, '甲', '乙', '丙', 0)`,
      'budget',
    ],
    ['the name of a budget line', `update budget_lines set level2 = '改名' where year = 2023`, 'budget'],
    ['an indicator', `update indicators set target = target + 1 where year = 2023`, '2023'],
    ['the set of indicators', `update indicator_sets set dismissals = '{"a": "b"}' where year = 2023`, 'indicators'],
  ])('refuses %s through psql', async (_, sql, what) => {
    expect(await refusalOf(sql)).toEqual(what === '2023' ? { code: 'CH001', detail: '2023' } : closed(what))
  })

  test('refuses what began before it and still stands in it, and lets go on what ended before', async () => {
    const stay = (started: string, ended: string | null) =>
      refusalOf(`insert into stays (organisation_id, started_on, ended_on, place) select id, $1, $2, '' from organisations limit 1`, [
        started,
        ended,
      ])
    expect(await stay('2022-06-01', null)).toEqual({ code: 'CH001', detail: '2023' })
    expect(await stay('2022-06-01', '2022-09-01')).toBeNull()
    expect(await stay('2024-06-01', null)).toBeNull()
    const { rows } = await client.query('select stock_measures() as stocks')
    expect(rows[0].stocks).toEqual(stocks)
  })

  test('refuses files of a record that counts in it: that come, go or change', async () => {
    expect(await refusalOf(file, [randomUUID(), event])).toEqual(closed('evidence'))
    expect(await refusalOf('update evidence set removed_at = now() where id = $1', [proof])).toEqual(closed('evidence'))
    expect(await refusalOf('delete from evidence where id = $1', [proof])).toEqual(closed('evidence'))
  })

  test('lets what does not belong to it go on', async () => {
    expect(await refusalOf(`update explanations set cause = '次年' where year = 2024`)).toBeNull()
    expect(await refusalOf(`update budget_lines set note = '备注' where year = 2023`)).toBeNull()
    expect(await refusalOf(`update explanations set version = version where year = 2023`)).toBeNull()
    expect(await refusalOf(`update evidence set file_name = '现场照片.jpg' where id = $1`, [proof])).toBeNull()
  })

  test('tells whoever asks through a form what cannot change', async () => {
    const error = await as('officer')
      .evidence.remove({ id: proof, version: 1 })
      .catch((thrown: unknown) => thrown)
    expect(isUserError(error) && [error.code, error.data.params]).toEqual(['YEAR_CLOSED', { year: '2023', what: 'evidence' }])
  })

  test('is written again once it was opened', async () => {
    await inTransaction(signed, (tx) => reopenYear(tx, { year: 2023, reason: '漏记一笔', actor }))
    expect(await refusalOf(`update explanations set cause = '另一个原因' where year = 2023`)).toBeNull()
  })
})

test('closing waits for whoever is writing a text, and freezes it; who comes later is refused', async () => {
  const other = new Client({ connectionString: database.url() })
  await other.connect()
  await other.query('begin')
  await other.query(`update explanations set cause = '最后一句' where year = 2023 and code = 'P1'`)
  const closing = inTransaction(signed, (tx) => closeYear(tx, { year: 2023, actor }))
  await waiting()
  await other.query('commit')
  const { id } = await closing
  const { content } = await db().closing.findUniqueOrThrow({ where: { id } })
  expect(JSON.parse(content).texts.explanations).toMatchObject([{ code: 'P1', cause: '最后一句' }])
  await expect(other.query(`update explanations set cause = '太晚了' where year = 2023`)).rejects.toMatchObject({ code: 'CH001' })
  await other.end()
})

test('two who close a year at once close it once', async () => {
  await inTransaction(signed, (tx) => reopenYear(tx, { year: 2023, reason: '再核对', actor }))
  const close = () => codeOf(inTransaction(signed, (tx) => closeYear(tx, { year: 2023, actor })))
  expect((await Promise.all([close(), close(), close()])).sort()).toEqual(['CLOSING_REFUSED', 'CLOSING_REFUSED', 'OK'])
})

/** Until somebody waits for the writers' lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await client.query(`select 1 from pg_locks where locktype = 'advisory' and not granted and objid = 7005`)
    if (rows.length > 0) return
  }
}
