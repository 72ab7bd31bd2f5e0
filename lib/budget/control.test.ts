import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const officer = as('officer')
const operator = as('operator')
let name = ''
beforeEach(() => {
  name = `子项目${randomUUID().slice(0, 8)}`
})

const logLine = (over: object = {}) =>
  officer.budgetLines.log({
    ...{ id: randomUUID(), year: 2026, level1: '一级', level2: '二级', subProject: name, initialYuan: '1000.00' },
    ...{ control: 'stop' as const, warnAt: 90, note: null },
    ...over,
  })
const payment = (amountYuan: string, over: object = {}) => ({
  ...{
    id: randomUUID(),
    subProject: name,
    category: '清洁',
    summary: '保洁费',
    amountYuan,
    paidOn: '2026-03-05',
    accrualMonth: '2026-03-01',
  },
  ...{ contractId: null, eventId: null, invoiceNo: null, payee: null, organisationId: null, refundOfId: null, billId: null, note: null },
  ...over,
})
const pay = (amountYuan: string, over: object = {}) => operator.payments.log(payment(amountYuan, over))
const adjust = (budgetLineId: string, amountYuan: string, over: object = {}) =>
  officer.budgetAdjustments.log({
    ...{ id: randomUUID(), budgetLineId, amountYuan, adjustedOn: '2026-05-01', documentNo: '文〔2026〕1号', reason: null },
    ...over,
  })
const adjusted = async (id: string) => (await officer.budgetLines.get({ id })).adjustedYuan
const refusalOf = async (call: Promise<unknown>) => {
  try {
    await call
    return null
  } catch (error) {
    if (isUserError(error)) return { code: error.code, ...error.data }
    throw error
  }
}
const used = async () =>
  (await db().payment.aggregate({ where: { subProject: name, removedAt: null }, _sum: { amountYuan: true } }))._sum.amountYuan?.toFixed(
    2,
  ) ?? '0.00'

describe('a payment', () => {
  test('up to the last fen of its budget is taken; one fen more is refused, with what is over', async () => {
    await logLine()
    await pay('600')
    await pay('400.00')
    expect(await refusalOf(pay('0.01'))).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      fields: ['amountYuan'],
      params: { cause: 'payment', year: '2026', subProject: name, budget: '1,000.00', used: '1,000.01', over: '0.01' },
    })
    expect(await used()).toBe('1000.00')
  })

  test('that is only registered uses the budget of the year of its month of use', async () => {
    await logLine()
    await pay('900', { paidOn: null })
    expect(await codeOf(pay('200', { paidOn: null }))).toBe('BUDGET_EXCEEDED')
    expect(await codeOf(pay('200', { paidOn: null, accrualMonth: '2025-12-01' }))).toBe('OK')
    expect(await codeOf(pay('200', { paidOn: '2026-01-02', accrualMonth: '2025-12-01' }))).toBe('BUDGET_EXCEEDED')
  })

  test('is not held up where the budget only warns, where there is none, and where it gives money back', async () => {
    await logLine({ control: 'warn' })
    expect(await codeOf(pay('5000'))).toBe('OK')
    expect(await codeOf(pay('-5', {}))).toBe('OK')
    expect(await codeOf(pay('5000', { subProject: '不在预算内' }))).toBe('OK')
  })

  test('may be put right within what is left, and a refund makes room', async () => {
    await logLine()
    const made = await pay('1000')
    expect(await codeOf(operator.payments.revise({ ...payment('1001'), id: made.id, version: 1 }))).toBe('BUDGET_EXCEEDED')
    await pay('-300', { refundOfId: made.id })
    expect(await codeOf(pay('300'))).toBe('OK')
    expect(await codeOf(operator.payments.revise({ ...payment('999'), id: made.id, version: 1 }))).toBe('OK')
  })

  test('is refused alike by an edit of many, by restoring, and by psql; a ledger that is imported is not', async () => {
    await logLine()
    const [first, second] = [await pay('700'), await pay('200')]
    const both = [first, second].map(({ id, version }) => ({ id, version, amountYuan: '600' }))
    expect(await codeOf(operator.payments.reviseMany({ rows: both }))).toBe('BUDGET_EXCEEDED')
    await operator.payments.remove({ id: second.id, version: 1 })
    await pay('300')
    expect(await codeOf(operator.payments.restore({ id: second.id, version: 2 }))).toBe('BUDGET_EXCEEDED')
    const client = new Client({ connectionString: database.url() })
    await client.connect()
    const insert = `insert into payments (sub_project, category, summary, amount_yuan, accrual_month) values ('${name}', '水', '水费', 0.01, '2026-01-01')`
    await expect(client.query(insert)).rejects.toMatchObject({ code: 'CH009' })
    await client.query(`begin; set local app.ledger = 'on'; ${insert}; commit`)
    await client.end()
    expect(await used()).toBe('1000.01')
  })

  test('moved to another sub-project or year is held against the budget there', async () => {
    await logLine()
    const made = await pay('2000', { subProject: '别处' })
    expect(await codeOf(operator.payments.reviseMany({ rows: [{ id: made.id, version: 1, subProject: name }] }))).toBe('BUDGET_EXCEEDED')
  })

  test('twenty at once never exceed the budget together, and nobody deadlocks', async () => {
    await logLine()
    const codes = await Promise.all(Array.from({ length: 20 }, (_, at) => codeOf(pay(`${90 + at}.07`))))
    expect(new Set(codes)).toEqual(new Set(['OK', 'BUDGET_EXCEEDED']))
    expect(Number(await used())).toBeLessThanOrEqual(1000)
    expect(codes.filter((code) => code === 'OK').length).toBeGreaterThanOrEqual(9)
  }, 60_000)

  test('and an adjustment that takes the budget away at the same moment: one of the two is refused', async () => {
    const line = await logLine()
    for (let round = 0; round < 5; round++) {
      const codes = await Promise.all([codeOf(pay('1000')), codeOf(adjust(line.id, '-1000'))])
      expect(codes.toSorted()).toEqual(['BUDGET_EXCEEDED', 'OK'])
      for (const { id, version } of (await officer.budgetAdjustments.list({ filters: { budgetLineId: { is: [line.id] } } })).rows)
        await officer.budgetAdjustments.remove({ id, version })
      for (const { id, version } of (await officer.payments.list({ filters: { subProject: { is: [name] } } })).rows)
        await operator.payments.remove({ id, version })
    }
  }, 60_000)
})

describe('an adjustment', () => {
  test('is in the budget at once, and out of it when it is removed', async () => {
    const line = await logLine()
    const more = await adjust(line.id, '250.50')
    expect(await adjusted(line.id)).toBe('1250.5')
    await officer.budgetAdjustments.remove({ id: more.id, version: 1 })
    expect(await adjusted(line.id)).toBe('1000')
    expect((await officer.budgetLines.get({ id: line.id })).version).toBe(1)
  })

  test('never brings the budget below nothing, nor below what is spent where it is kept strictly', async () => {
    const line = await logLine()
    await pay('600')
    expect(await refusalOf(adjust(line.id, '-1000.01'))).toMatchObject({
      code: 'RULE_BROKEN',
      params: { rule: 'budget_lines_adjusted_not_negative' },
    })
    expect(await refusalOf(adjust(line.id, '-400.01'))).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      params: { cause: 'adjustment', over: '0.01' },
      fields: ['amountYuan'],
    })
    expect(await codeOf(adjust(line.id, '-400'))).toBe('OK')
    const {
      id,
      version,
      createdAt: _,
      updatedAt: __,
      removedAt: ___,
      adjustedYuan: ____,
      ...rest
    } = await officer.budgetLines.get({ id: line.id })
    expect(await refusalOf(officer.budgetLines.revise({ ...rest, id, version, initialYuan: '999' }))).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      params: { cause: 'line' },
      fields: ['initialYuan'],
    })
    expect(await codeOf(officer.budgetLines.revise({ ...rest, id, version, initialYuan: '999', control: 'warn' }))).toBe('OK')
  })

  test('of nothing, or of a day in another year, is refused', async () => {
    const line = await logLine()
    await expect(adjust(line.id, '0.00')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await refusalOf(adjust(line.id, '5', { adjustedOn: '2027-01-01' }))).toMatchObject({
      params: { rule: 'budget_adjustments_within_year' },
    })
  })

  test('knows whether its document is filed', async () => {
    const line = await logLine()
    const made = await adjust(line.id, '5')
    expect(made.hasDocument).toBe(false)
    const file = new File(['%PDF-1.4 文件'], '批复.pdf', { type: 'application/pdf' })
    const filed = { id: randomUUID(), source: 'budget_adjustments' as const, recordId: made.id, kind: 'document', file }
    await officer.evidence.attach(filed)
    expect(await officer.budgetAdjustments.get({ id: made.id })).toMatchObject({ hasDocument: true, version: 1 })
    await officer.evidence.remove({ id: filed.id, version: 1 })
    expect(await officer.budgetAdjustments.get({ id: made.id })).toMatchObject({ hasDocument: false })
  })
})

describe('a line of the budget', () => {
  test('with payments or adjustments is not removed', async () => {
    const line = await logLine()
    const more = await adjust(line.id, '5')
    expect(await refusalOf(officer.budgetLines.remove({ id: line.id, version: 1 }))).toMatchObject({
      params: { rule: 'budget_lines_removed_without_adjustments' },
    })
    await officer.budgetAdjustments.remove({ id: more.id, version: 1 })
    const spent = await pay('1')
    expect(await refusalOf(officer.budgetLines.remove({ id: line.id, version: 1 }))).toMatchObject({
      params: { rule: 'budget_lines_removed_without_payments' },
    })
    await operator.payments.remove({ id: spent.id, version: 1 })
    expect(await codeOf(officer.budgetLines.remove({ id: line.id, version: 1 }))).toBe('OK')
  })
})
