import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { firstOfYear, lastOfYear } from '../day.ts'
import { db } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { Decimal } from '../money.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')
const operator = as('operator')
const year = 2026
const line = (subProject: string, over: object = {}) => ({
  ...{
    id: randomUUID(),
    year,
    level1: '港澳工作',
    level2: '集聚区',
    subProject,
    initialYuan: '1000.00',
    control: 'stop' as const,
    warnAt: 90,
  },
  ...{ note: null, ...over },
})
const payment = (subProject: string, amountYuan: string, over: object = {}) => ({
  ...{ id: randomUUID(), subProject, category: '清洁', summary: '保洁费', amountYuan, paidOn: '2026-03-05', accrualMonth: '2026-03-01' },
  ...{ contractId: null, eventId: null, invoiceNo: null, payee: null, organisationId: null, refundOfId: null, billId: null, note: null },
  ...over,
})
const transfer = (fromLineId: string, toLineId: string, amountYuan: string, over: object = {}) => ({
  ...{
    transferId: randomUUID(),
    fromLineId,
    toLineId,
    amountYuan,
    adjustedOn: '2026-06-01',
    documentNo: '穗南〔2026〕8号',
    reason: '调剂',
  },
  ...over,
})
const clear = async () => {
  for (const table of ['payments', 'budget_adjustments', 'budget_lines']) await db().$executeRawUnsafe(`delete from ${table}`)
}
afterEach(clear)
const adjusted = async (id: string) => (await officer.budgetLines.get({ id })).adjustedYuan

describe('a transfer', () => {
  const pair = async () => {
    const [from, to] = [line('场地'), line('活动')]
    await officer.budgetLines.log(from)
    await officer.budgetLines.log(to)
    return [from.id, to.id] as const
  }

  test('moves budget between two sub-projects, and sent twice moves it once', async () => {
    const [from, to] = await pair()
    const asked = transfer(from, to, '300')
    const { rows } = await officer.budgetAdjustments.transfer(asked)
    expect(rows.map(({ amountYuan, subProject }) => [subProject, amountYuan])).toEqual([
      ['场地', '-300'],
      ['活动', '300'],
    ])
    expect((await officer.budgetAdjustments.transfer(asked)).rows).toEqual(rows)
    expect([await adjusted(from), await adjusted(to)]).toEqual(['700', '1300'])
  })

  test('of more than is there or free writes neither side', async () => {
    const [from, to] = await pair()
    await operator.payments.log(payment('场地', '800'))
    expect(await codeOf(officer.budgetAdjustments.transfer(transfer(from, to, '200.01')))).toBe('BUDGET_EXCEEDED')
    expect(await codeOf(officer.budgetAdjustments.transfer(transfer(from, to, '1000.01')))).toBe('RULE_BROKEN')
    expect(await codeOf(officer.budgetAdjustments.transfer(transfer(from, from, '1')))).toBe('RULE_BROKEN')
    expect(await db().budgetAdjustment.count()).toBe(0)
  })

  test('stays even: an edit, a removal and a restoring of one side are done to the other', async () => {
    const [from, to] = await pair()
    const { rows } = await officer.budgetAdjustments.transfer(transfer(from, to, '300'))
    const [out = never(), incoming = never()] = rows
    const {
      transferId: _,
      subProject: __,
      hasDocument: ___,
      budgetLine: ____,
      createdAt: _c,
      updatedAt: _u,
      removedAt: _r,
      ...fields
    } = incoming
    await officer.budgetAdjustments.revise({ ...fields, amountYuan: '450.55', reason: '再调' })
    expect(await officer.budgetAdjustments.get({ id: out.id })).toMatchObject({ amountYuan: '-450.55', reason: '再调', version: 2 })
    expect([await adjusted(from), await adjusted(to)]).toEqual(['549.45', '1450.55'])
    await officer.budgetAdjustments.remove({ id: out.id, version: 2 })
    expect([await adjusted(from), await adjusted(to)]).toEqual(['1000', '1000'])
    expect((await officer.budgetAdjustments.list({})).total).toBe(0)
    await officer.budgetAdjustments.restore({ id: incoming.id, version: 3 })
    expect([await adjusted(from), await adjusted(to)]).toEqual(['549.45', '1450.55'])
    await officer.budgetAdjustments.removeMany({ rows: [out.id, incoming.id].map((id) => ({ id, version: 4 })) })
    expect([await adjusted(from), await adjusted(to)]).toEqual(['1000', '1000'])
  })

  test('is not torn apart by other roads either', async () => {
    const [from, to] = await pair()
    const { rows } = await officer.budgetAdjustments.transfer(transfer(from, to, '300'))
    await expect(db().$executeRaw`delete from budget_adjustments where amount_yuan < 0`).rejects.toThrow('budget_adjustments_transfer_even')
    await expect(db().$executeRaw`update budget_adjustments set amount_yuan = 5`).rejects.toThrow('budget_adjustments_transfer_even')
    const bulk = rows.map(({ id, version }) => ({ id, version, amountYuan: '7' }))
    expect(await codeOf(officer.budgetAdjustments.reviseMany({ rows: bulk }))).toBe('RULE_BROKEN')
    expect([await adjusted(from), await adjusted(to)]).toEqual(['700', '1300'])
  })
})

describe('the tree of a year', () => {
  test('has each level with the sums of its rows, the worst state of them, and what is spent beside the budget', async () => {
    const rent = line('场地', { level2: '甲' })
    for (const one of [rent, line('日常', { level2: '甲' }), line('活动', { level2: '乙', initialYuan: '0.10', control: 'warn' as const })])
      await officer.budgetLines.log(one)
    await officer.budgetAdjustments.log({
      id: randomUUID(),
      budgetLineId: rent.id,
      amountYuan: '-0.05',
      adjustedOn: '2026-02-02',
      documentNo: null,
      reason: null,
    })
    await operator.payments.log(payment('场地', '900.01'))
    await operator.payments.log(payment('活动', '0.20', { paidOn: null }))
    await operator.payments.log(payment('别的', '0.03'))
    await operator.payments.log(payment('场地', '5', { paidOn: '2025-12-31' }))
    const tree = await as('viewer').budgetLines.tree({ year })
    expect(tree.level1).toMatchObject([
      {
        name: '港澳工作',
        subProjects: ['场地', '日常', '活动'],
        initialYuan: '2000.10',
        changeYuan: '-0.05',
        adjustedYuan: '2000.05',
        paidYuan: '900.01',
        registeredYuan: '0.20',
        leftYuan: '1099.84',
        state: 'over',
        undocumented: 1,
        level2: [
          {
            name: '甲',
            adjustedYuan: '1999.95',
            paidYuan: '900.01',
            state: 'near',
            lines: [{ subProject: '场地', ratePercent: '90.01', state: 'near' }, { state: 'well' }],
          },
          { name: '乙', leftYuan: '-0.10', state: 'over', usedPercent: '200', lines: [{ subProject: '活动', control: 'warn' }] },
        ],
      },
    ])
    expect(tree.unbudgeted).toEqual([{ subProject: '别的', paidYuan: '0.03', registeredYuan: '0' }])
    expect(tree.total).toMatchObject({ paidYuan: '900.04', registeredYuan: '0.20', leftYuan: '1099.81' })
  })

  test('of a year without budget is empty, and says which year one could begin from', async () => {
    await officer.budgetLines.log(line('场地', { year: 2024 }))
    expect(await officer.budgetLines.tree({ year })).toMatchObject({
      level1: [],
      formerYear: 2024,
      total: { adjustedYuan: '0.00', ratePercent: null },
    })
  })

  test.each([
    ['initial', '1000', 2],
    ['adjusted', '1250', 2],
    ['zero', '0', 2],
  ] as const)('is begun from the year before with amounts as %s; what is there already stays', async (amounts, initialYuan, copied) => {
    const before = line('场地', { year: 2025 })
    for (const one of [before, line('日常', { year: 2025, control: 'warn' as const, warnAt: 80 }), line('活动', { year: 2025 })])
      await officer.budgetLines.log(one)
    await officer.budgetAdjustments.log({
      id: randomUUID(),
      budgetLineId: before.id,
      amountYuan: '250',
      adjustedOn: '2025-02-02',
      documentNo: 'A',
      reason: null,
    })
    await officer.budgetLines.log(line('活动', { initialYuan: '7' }))
    expect(await officer.budgetLines.copyYear({ fromYear: 2025, toYear: year, amounts })).toEqual({ copied })
    const { rows } = await officer.budgetLines.list({ year })
    expect(rows.find((row) => row.subProject === '场地')).toMatchObject({ initialYuan, adjustedYuan: initialYuan })
    expect(rows.find((row) => row.subProject === '日常')).toMatchObject({ control: 'warn', warnAt: 80 })
    expect(rows.find((row) => row.subProject === '活动')).toMatchObject({ initialYuan: '7' })
    expect(await officer.budgetLines.copyYear({ fromYear: 2025, toYear: year, amounts })).toEqual({ copied: 0 })
  })
})

const names = ['场地', '日常', '运营', '活动']
const fen = (value: number) => new Decimal(value).div(100).toFixed(2)
const act = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    at: fc.nat({ max: 4 }),
    fen: fc.integer({ min: 1, max: 60_000 }),
    isPaid: fc.boolean(),
    next: fc.boolean(),
  }),
  fc.record({ do: fc.constant('refund' as const), at: fc.nat({ max: 50 }), share: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    do: fc.constant('adjust' as const),
    at: fc.nat({ max: 3 }),
    fen: fc.integer({ min: -50_000, max: 50_000 }).filter((value) => value !== 0),
  }),
  fc.record({
    do: fc.constant('transfer' as const),
    at: fc.nat({ max: 3 }),
    to: fc.nat({ max: 3 }),
    fen: fc.integer({ min: 1, max: 40_000 }),
  }),
  fc.record({ do: fc.constant('undo' as const), at: fc.nat({ max: 50 }), of: fc.constantFrom('payments', 'budgetAdjustments') }),
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

test('after any ledger of payments, refunds, adjustments and transfers, every sum is the sum of its rows and of rollup, to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const lines = names.map((name, at) => line(name, { level2: at < 2 ? '甲' : '乙', control: at % 2 ? 'warn' : 'stop' }))
      for (const one of lines) await officer.budgetLines.log(one)
      for (const one of acts)
        await codeOf(
          perform(
            one,
            lines.map(({ id }) => id),
          ),
        )
      await proved()
      await clear()
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)

async function perform(one: Act, lines: string[]): Promise<unknown> {
  const payments = await db().payment.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } })
  switch (one.do) {
    case 'pay':
      return operator.payments.log(
        payment(names[one.at] ?? '预算外', fen(one.fen), { paidOn: one.isPaid ? (one.next ? '2027-01-01' : '2026-12-31') : null }),
      )
    case 'refund': {
      const of = payments[one.at % Math.max(1, payments.length)]
      const amount = of?.amountYuan.mul(one.share).div(100).toDecimalPlaces(2)
      return of && amount?.gt(0) && operator.payments.log(payment(of.subProject, `-${amount.toFixed(2)}`, { refundOfId: of.id }))
    }
    case 'adjust':
      return officer.budgetAdjustments.log({
        ...{
          id: randomUUID(),
          budgetLineId: lines[one.at] ?? '',
          amountYuan: fen(one.fen),
          adjustedOn: '2026-04-01',
          documentNo: null,
          reason: null,
        },
      })
    case 'transfer':
      return officer.budgetAdjustments.transfer(transfer(lines[one.at] ?? '', lines[one.to] ?? '', fen(one.fen)))
    case 'undo': {
      const rows =
        one.of === 'payments' ? payments : await db().budgetAdjustment.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } })
      const row = rows[one.at % Math.max(1, rows.length)]
      return row && officer[one.of as 'payments'].remove({ id: row.id, version: row.version })
    }
  }
}

const total = (amounts: string[]) => amounts.reduce((sum, amount) => sum.add(amount), new Decimal(0)).toFixed(2)
async function proved(): Promise<void> {
  const tree = await officer.budgetLines.tree({ year })
  const rows = tree.level1.flatMap((one) => one.level2.flatMap((two) => two.lines))
  const payments = await db().payment.findMany({ where: { removedAt: null, budgetYear: year } })
  const adjustments = await db().budgetAdjustment.findMany({ where: { removedAt: null } })
  const spent = (name: string | null, isPaid: boolean) =>
    total(
      payments
        .filter((row) => (name === null || row.subProject === name) && (row.paidOn !== null) === isPaid)
        .map((row) => row.amountYuan.toFixed(2)),
    )
  for (const row of rows) {
    const changes = adjustments.filter(({ subProject }) => subProject === row.subProject).map(({ amountYuan }) => amountYuan.toFixed(2))
    expect([row.adjustedYuan, row.paidYuan, row.registeredYuan]).toEqual([
      total([row.initialYuan, ...changes]),
      spent(row.subProject, true),
      spent(row.subProject, false),
    ])
    if (row.control === 'stop') expect(Number(row.leftYuan)).toBeGreaterThanOrEqual(0)
  }
  for (const sum of ['initialYuan', 'changeYuan', 'adjustedYuan', 'paidYuan', 'registeredYuan', 'leftYuan'] as const) {
    for (const one of tree.level1) expect(one[sum]).toBe(total(one.level2.map((two) => two[sum])))
    for (const two of tree.level1.flatMap((one) => one.level2)) expect(two[sum]).toBe(total(two.lines.map((row) => row[sum])))
  }
  expect([tree.total.paidYuan, tree.total.registeredYuan]).toEqual([spent(null, true), spent(null, false)])
  const period = { from: firstOfYear(year), to: lastOfYear(year) }
  const terms = (['budget.initial', 'budget.adjusted', 'costs.paid'] as const).map((measure) => ({
    term: { measure, reducer: 'sum' as const, facets: [] },
    period,
  }))
  const kept = (await readTerms(db(), terms)).map(({ value }) => new Decimal(value ?? 0).toFixed(2))
  expect(kept).toEqual([tree.total.initialYuan, tree.total.adjustedYuan, tree.total.paidYuan])
  for (const { transferId } of adjustments.filter((row) => row.transferId))
    expect(total(adjustments.filter((row) => row.transferId === transferId).map((row) => row.amountYuan.toFixed(2)))).toBe('0.00')
}

const never = (): never => {
  throw new Error('a side is missing')
}
