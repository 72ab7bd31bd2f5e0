import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastOfMonth, plusDays } from '../day.ts'
import { Decimal } from '../money.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { type AllocationView, type CutView, type SpendingFilter, spendingBases, spendingCuts } from './schema.ts'

const database = testDatabase()
const reader = as('viewer')
let psql: Client
const runs = Number(process.env.FACTS_RUNS ?? 12)
const residents = Array.from({ length: 5 }, () => randomUUID())
const events = [randomUUID(), randomUUID()]
const contracts = [randomUUID(), randomUUID()]
const subProjects = ['场地租赁费', '日常运作经费', '没有预算的']
const categories = ['水费', '清洁服务', '房租', '网络费', '其他']

beforeAll(async () => {
  psql = new Client({ connectionString: database.url() })
  await psql.connect()
  for (const [at, id] of residents.entries())
    await psql.query(`insert into organisations (id, code, name, kind, region) values ($1, $2, $3, 'chamber', 'hongkong')`, [
      id,
      `O${at}`,
      `商会${at}`,
    ])
  for (const [at, id] of events.entries())
    await psql.query(`insert into events (id, code, title, kind, held_on, status) values ($1, $2, '沙龙', 'salon', '2023-05-06', 'held')`, [
      id,
      `E${at}`,
    ])
  for (const [at, id] of contracts.entries())
    await psql.query(
      `insert into contracts (id, code, name, sub_project, supplier, amount_yuan, starts_on, ends_on) values ($1, $2, '合同', '日常运作经费', $3, 99999999, '2020-01-01', '2030-01-01')`,
      [id, `C${at}`, `供应商${at}`],
    )
})
afterAll(() => psql.end())

const day = fc.integer({ min: -40, max: 400 }).map((days) => plusDays('2023-01-01', days))
const fen = (min: number, max: number) => fc.integer({ min, max }).map((value) => new Decimal(value).div(100).toFixed(2))
const payment = fc.record({
  sub_project: fc.constantFrom(...subProjects),
  category: fc.constantFrom(...categories),
  amount: fen(1, 9_000_000),
  paid_on: fc.option(day),
  accrual_month: day.map((one) => `${one.slice(0, 7)}-01`),
  contract_id: fc.option(fc.constantFrom(...contracts)),
  event_id: fc.option(fc.constantFrom(...events)),
  organisation_id: fc.option(fc.constantFrom(...residents), { freq: 5 }),
  payee: fc.option(fc.constantFrom('甲公司', '乙公司', '供应商0')),
  is_removed: fc.nat({ max: 5 }).map((one) => one === 0),
  refund: fc.option(fc.integer({ min: 1, max: 100 })),
})
const stay = fc.record({
  organisation_id: fc.constantFrom(...residents),
  started_on: day,
  days: fc.option(fc.integer({ min: 0, max: 200 })),
  area_sqm: fc.option(fen(100, 9_999)),
  headcount: fc.option(fc.integer({ min: 1, max: 30 })),
})
const ledger = fc.record({
  payments: fc.array(payment, { maxLength: 40 }),
  stays: fc.array(stay, { maxLength: 12 }),
  rules: fc.dictionary(fc.constantFrom(...categories), fc.constantFrom('area', 'headcount', 'equal', 'none')),
  budgets: fc.array(fen(60_000_000, 900_000_000), { minLength: 2, maxLength: 2 }),
  adjustments: fc.array(
    fc.tuple(
      fc.nat({ max: 1 }),
      fen(-9_000_000, 9_000_000).filter((one) => one !== '0.00'),
      fc.integer({ min: 0, max: 364 }),
    ),
    { maxLength: 6 },
  ),
})
type Ledger = typeof ledger extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** So many percent of an amount back, at least a fen. */
const refundOf = (amount: string, percent: number) =>
  Decimal.max(new Decimal(amount).mul(percent).div(100).toDecimalPlaces(2), '0.01').neg().toFixed(2)

async function keep({ payments, stays, rules, budgets, adjustments }: Ledger): Promise<void> {
  for (const table of ['payments', 'stays', 'allocation_rules', 'budget_adjustments', 'budget_lines'])
    await psql.query(`delete from ${table}`)
  const lines: string[] = []
  for (const [at, initial] of budgets.entries()) {
    const made = await psql.query<{ id: string }>(
      `insert into budget_lines (year, level1, level2, sub_project, initial_yuan, control) values (2023, '一', '二', $1, $2, 'warn') returning id`,
      [subProjects[at], initial],
    )
    lines.push(made.rows[0]?.id ?? '')
  }
  for (const [line, amount, at] of adjustments)
    await psql.query('insert into budget_adjustments (budget_line_id, amount_yuan, adjusted_on) values ($1, $2, $3)', [
      lines[line],
      amount,
      plusDays('2023-01-01', at),
    ])
  for (const { refund, is_removed, amount, ...row } of payments) {
    const id = randomUUID()
    const known = ['sub_project', 'category', 'paid_on', 'accrual_month', 'contract_id', 'event_id', 'organisation_id', 'payee'] as const
    const insert = (own: string, yuan: string, of: string | null, removed: string | null) =>
      psql.query(
        `insert into payments (id, summary, amount_yuan, refund_of_id, removed_at, ${known.join()}) values ($1, '付款', $2, $3, $4, ${known.map((_, at) => `$${at + 5}`).join()})`,
        [own, yuan, of, removed, ...known.map((name) => row[name])],
      )
    await insert(id, amount, null, is_removed ? '2024-01-01' : null)
    if (refund && !is_removed && row.paid_on) await insert(randomUUID(), refundOf(amount, refund), id, null)
  }
  for (const { days, ...row } of stays)
    await psql.query(
      `insert into stays (organisation_id, place, started_on, ended_on, area_sqm, headcount) values ($1, '大堂', $2, $3, $4, $5) on conflict do nothing`,
      [row.organisation_id, row.started_on, days === null ? null : plusDays(row.started_on, days), row.area_sqm, row.headcount],
    )
  for (const [category, basis] of Object.entries(rules))
    await psql.query('insert into allocation_rules (category, basis) values ($1, $2)', [category, basis])
}

const add = (values: readonly string[]) => values.reduce((sum, value) => sum.plus(value), new Decimal(0)).toFixed(2)
/** What the payments of a filter come to, asked of PostgreSQL in plain words. */
async function plainly({ from, to, basis }: SpendingFilter): Promise<{ paid: string; unpaid: string; payments: number }> {
  const on = basis === 'accrual' ? 'accrual_month' : 'coalesce(paid_on, accrual_month)'
  const { rows } = await psql.query(
    `select coalesce(sum(amount_yuan) filter (where paid_on is not null), 0)::numeric(16, 2)::text as paid, count(paid_on)::int as payments,
      coalesce(sum(amount_yuan) filter (where paid_on is null), 0)::numeric(16, 2)::text as unpaid
     from payments where removed_at is null and ${on} between $1 and $2`,
    [`${from}-01`, lastOfMonth(`${to}-01`)],
  )
  return rows[0]
}
async function kept(measure: string, facets: string[] | null, from: string, to: string): Promise<string> {
  const { rows } = await psql.query(`select (reduce_measure($1, 'sum', $2, $3, $4)).value::text as value`, [measure, facets, from, to])
  return new Decimal(rows[0]?.value ?? 0).toFixed(2)
}
const expectWhole = ({ rows, rest, total }: CutView) => {
  expect(add([...rows.map((row) => row.amountYuan), rest?.amountYuan ?? '0'])).toBe(total.amountYuan)
  expect(add([...rows.map((row) => row.unpaidYuan), rest?.unpaidYuan ?? '0'])).toBe(total.unpaidYuan)
  expect(rows.reduce((sum, row) => sum + row.payments, rest?.payments ?? 0)).toBe(total.payments)
}
const expectDivided = (view: AllocationView, paid: string) => {
  expect(view.totalYuan).toBe(paid)
  expect(add([view.ownYuan, view.sharedYuan, view.idleYuan])).toBe(paid)
  expect(add([...view.rows.map((row) => row.totalYuan), ...view.idle.map((pot) => pot.wholeYuan)])).toBe(paid)
  expect(add(view.rows.map((row) => row.ownYuan))).toBe(view.ownYuan)
}

const spans = [
  { from: '2023-01', to: '2023-12' },
  { from: '2023-02', to: '2023-07' },
]
test('of any ledger every cut comes to the fen to the same total as its payments and as the kept sums, paid and unpaid apart, by either basis', async () => {
  await fc.assert(
    fc.asyncProperty(ledger, async (drawn) => {
      await keep(drawn)
      for (const basis of spendingBases)
        for (const span of spans) {
          const filter = { ...span, basis }
          const wanted = await plainly(filter)
          for (const by of spendingCuts) {
            const view = await reader.spending.cut({ ...filter, by })
            expectWhole(view)
            expect(view.total).toMatchObject({ amountYuan: wanted.paid, unpaidYuan: wanted.unpaid, payments: wanted.payments })
            for (const { key, amountYuan } of by === 'payment' ? [] : view.rows) {
              const inside = await reader.spending.cut({ ...filter, [by]: key, by: 'payment' })
              expect(inside.total.amountYuan).toBe(amountYuan)
            }
            for (const [at, row] of (view.stacks.length > 0 ? view.rows : []).entries())
              expect(add(view.stacks.map(({ yuan }) => yuan[at] ?? '0'))).toBe(row.amountYuan)
          }
          if (basis === 'paid') expect(await kept('costs.paid', null, `${span.from}-01`, lastOfMonth(`${span.to}-01`))).toBe(wanted.paid)
        }
    }),
    { numRuns: runs },
  )
}, 240_000)

test('of any ledger what residents bear and what nobody bears come to what was paid, and the lines of a resident to its shared part', async () => {
  await fc.assert(
    fc.asyncProperty(ledger, async (drawn) => {
      await keep(drawn)
      for (const basis of spendingBases) {
        const filter = { from: '2023-01', to: '2023-12', basis }
        const { paid } = await plainly(filter)
        const view = await reader.spending.allocation(filter)
        expectDivided(view, paid)
        for (const { id, sharedYuan } of view.rows) {
          const { lines } = await reader.spending.allocation({ ...filter, organisation: id })
          expect(add(lines.map(({ partYuan }) => partYuan))).toBe(sharedYuan)
        }
      }
    }),
    { numRuns: runs },
  )
}, 240_000)

test('of any ledger each account balances after every entry, and ends with what the board has; the plan ends with the same', async () => {
  await fc.assert(
    fc.asyncProperty(ledger, async (drawn) => {
      await keep(drawn)
      const { accounts, isWhole } = await reader.spending.ledger({ year: 2023 })
      const { lines } = await reader.spending.plan({ year: 2023 })
      expect(isWhole).toBe(true)
      for (const account of accounts) {
        let balance = new Decimal(account.initialYuan)
        let paid = new Decimal(0)
        for (const { entries, ...month } of account.months) {
          for (const entry of entries) {
            balance = balance.plus(entry.budgetYuan ?? 0).minus(entry.paidYuan ?? 0)
            paid = paid.plus(entry.paidYuan ?? 0)
            expect([entry.balanceYuan, entry.paidTotalYuan]).toEqual([balance.toFixed(2), paid.toFixed(2)])
          }
          expect(add(entries.map(({ paidYuan }) => paidYuan ?? '0'))).toBe(month.paidYuan)
          expect(add(entries.map(({ budgetYuan }) => budgetYuan ?? '0'))).toBe(month.budgetYuan)
        }
        expect([account.balanceYuan, account.paidYuan]).toEqual([balance.toFixed(2), paid.toFixed(2)])
        expect(account.board).toEqual({ adjustedYuan: add([account.initialYuan, account.adjustmentsYuan]), paidYuan: account.paidYuan })
        expect(add(account.unpaid.map(({ amountYuan }) => amountYuan))).toBe(account.unpaidYuan)
        const last = lines.find(({ subProject }) => subProject === account.subProject)?.months.at(-1)
        if (last) expect([last.budgetYuan, last.paidYuan]).toEqual([account.board.adjustedYuan, account.board.paidYuan])
      }
      expect(add(accounts.map(({ paidYuan }) => paidYuan))).toBe(await kept('costs.paid', null, '2023-01-01', '2023-12-31'))
    }),
    { numRuns: runs },
  )
}, 240_000)
