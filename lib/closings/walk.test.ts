import { spawnSync } from 'node:child_process'
import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import { codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, five, prepareYear, seenNow } from '../testing/evaluation2023.ts'
import type { Verification } from './schema.ts'

/** 2023 as the office has it: through five hands, closed, and then somebody writes to the database past everything. */
const database = testDatabase()
beforeAll(prepareYear, 120_000)
const year = 2023

let id = ''
const [give, take] = ['+', '-'].map((sign) => `update payments set amount_yuan = amount_yuan ${sign} 100 where id = $1`) as [string, string]
/** What somebody with psql and the owner's password runs. */
async function psql(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement, statement.includes('$1') ? [id] : [])
  } finally {
    await client.end()
  }
}
const verify = async (): Promise<Verification> => {
  for await (const told of await asOne('filer').closings.verify({ year })) if ('result' in told) return told.result
  throw new Error('verifying ends with what it found')
}

test('the sample year goes through five hands and is closed under a hash that stands in its evaluation', async () => {
  await asOne('officer').evaluationSteps.submit(await seenNow('officer'))
  await asOne('office').evaluationSteps.forward(await seenNow('office'))
  for (const { code, demand, explanationVersion } of (await asOne('head').evaluations.get({ year })).items)
    if (demand.overshoot)
      await asOne('head').evaluations.review({
        year,
        code,
        version: explanationVersion,
        overshoot: 'effort',
        deduction: '0',
        deductionReason: '',
      })
  await asOne('head').evaluationSteps.review(await seenNow('head'))
  await asOne('director').evaluationSteps.approve(await seenNow('director'))
  const { version } = await asOne('filer').evaluationSteps.get({ year })
  const filing = { id: crypto.randomUUID(), year, version, number: '穗南港澳函〔2024〕3号', day: '2024-03-01', place: '档案室 2 柜' }
  await asOne('filer').evaluationSteps.file(filing)

  const { closings } = await asOne('filer').closings.list()
  expect(closings).toMatchObject([{ year, number: 1, closedBy: five.director.name, reopened: null }])
  const evaluation = await asOne('officer').evaluations.get({ year })
  expect(evaluation).toMatchObject({ total: '97.00', closing: { number: 1, sha256: closings[0]?.sha256 } })
  expect(await verify()).toMatchObject({ found: 0, sha256: closings[0]?.sha256 })
})

test('one payment that is changed through SQL with the trigger disabled is named, and nothing else is', async () => {
  const payment = await db().payment.findFirstOrThrow({
    where: { paidOn: { gte: new Date('2023-06-01') }, removedAt: null },
    orderBy: [{ paidOn: 'asc' }, { id: 'asc' }],
  })
  id = payment.id
  await expect(psql(take)).rejects.toMatchObject({ code: 'CH001' })
  await psql(`alter table payments disable trigger all`, give, `alter table payments enable trigger all`)

  const found = await verify()
  const amount = Number(payment.amountYuan)
  expect(found.found).toBe(1)
  expect(found.records).toMatchObject([
    {
      ...{ kind: 'counted', source: 'payments', id: payment.id, path: `/costs?open=${payment.id}`, isOutside: true },
      columns: [{ column: 'amount_yuan', before: amount, after: amount + 100, by: null }],
    },
  ])
  // and the figures that were signed stand as they were
  expect((await asOne('officer').evaluations.get({ year })).total).toBe('97.00')
})

test('the terminal prints the same and ends with 1', () => {
  const said = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'lib/server/verify.ts', '--year', '2023'], {
    env: { ...process.env, DATABASE_URL: database.url() },
    encoding: 'utf8',
  })
  expect(said.status).toBe(1)
  expect(said.stdout).toContain('有 1 处不一致')
  expect(said.stdout).toMatch(/记录的数字变了：支出 .*\n.*amount_yuan.*系统外改动/)
})

test('put back as it was, nothing drifts', async () => {
  await psql(`alter table payments disable trigger all`, take, `alter table payments enable trigger all`)
  expect(await verify()).toMatchObject({ found: 0 })
})

test('only the director opens the year again, with a reason; the next closing replaces the first, which stays', async () => {
  const { version } = await asOne('director').evaluationSteps.get({ year })
  const asked = { id: crypto.randomUUID(), year, version }
  expect(await codeOf(asOne('head').evaluationSteps.reopen({ ...asked, reason: '核实付款' }))).toBe('NOT_ALLOWED')
  await asOne('director').evaluationSteps.reopen({ ...asked, reason: '核实付款' })
  const { closings } = await asOne('officer').closings.list()
  expect(closings).toMatchObject([{ number: 1, reopened: { by: five.director.name, reason: '核实付款' } }])
  expect((await asOne('officer').evaluations.get({ year })).closing).toBeUndefined()
})
