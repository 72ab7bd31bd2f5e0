import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import type { ListAsk } from '../shapes.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const operator = as('operator')
const officer = as('officer')
const contractId = randomUUID()
const payment = (over: object = {}) => ({
  ...{
    id: randomUUID(),
    subProject: '活动',
    category: '场地',
    summary: '茶歇',
    amountYuan: '100',
    paidOn: '2026-03-05',
    accrualMonth: '2026-03-01',
  },
  ...{ contractId: null, eventId: null, invoiceNo: null, payee: null, organisationId: null, refundOfId: null, billId: null, note: null },
  ...over,
})
const ask = (over: object = {}) => {
  const { category: _c, summary: _s, eventId: _e, payee: _p, organisationId: _o, billId: _b, note: _n, ...rest } = payment(over)
  return rest
}
const check = (over: object = {}) => as('viewer').payments.check(ask(over))
const codes = async (over: object = {}) => (await check(over)).warnings.map(({ code }) => code)

beforeAll(async () => {
  for (const [subProject, control] of [
    ['活动', 'stop'],
    ['日常', 'warn'],
  ] as const)
    await officer.budgetLines.log({
      ...{ id: randomUUID(), year: 2026, level1: '一', level2: '二', subProject, initialYuan: '1000.00', control, warnAt: 90, note: null },
    })
  await db().contract.create({
    data: {
      ...{ id: contractId, code: 'HT-1', name: '服务合同', subProject: '活动', supplier: '某公司', amountYuan: '500' },
      ...{ signedOn: new Date('2026-02-10'), startsOn: new Date('2026-02-15'), endsOn: new Date('2026-11-30') },
    },
  })
})

describe('what is left of a budget', () => {
  test('is told with the payment that is typed, and an edit does not count it twice', async () => {
    const made = await operator.payments.log(payment({ amountYuan: '600.50' }))
    expect((await check({ amountYuan: '99.50' })).budget).toEqual({
      ...{ year: 2026, subProject: '活动', adjustedYuan: '1000.00', leftYuan: '300.00', usedPercent: '70', state: 'well', control: 'stop' },
    })
    expect((await check({ id: made.id, amountYuan: '899.99' })).budget).toMatchObject({ leftYuan: '100.01', state: 'well' })
    expect((await check({ id: made.id, amountYuan: '900' })).budget).toMatchObject({ usedPercent: '90', state: 'near' })
    expect((await check({ id: made.id, amountYuan: '1000.01' })).budget).toMatchObject({ leftYuan: '-0.01', state: 'over' })
    await operator.payments.remove({ id: made.id, version: 1 })
  })

  test('follows the year of the payment, or of the month of use while it is unpaid', async () => {
    expect((await check({ subProject: '日常', paidOn: null })).budget).toMatchObject({ control: 'warn', year: 2026 })
    expect(await check({ paidOn: '2027-01-05' })).toMatchObject({
      budget: null,
      warnings: [{ code: 'not_in_budget', params: { year: '2027' } }],
    })
    expect(await check({ subProject: '别的' })).toMatchObject({
      budget: null,
      warnings: [{ code: 'not_in_budget', params: { subProject: '别的' } }],
    })
    expect(await check({ subProject: '', paidOn: null, accrualMonth: null })).toEqual({ budget: null, warnings: [] })
  })
})

describe('a payment is warned about', () => {
  test.each([
    ['nothing when all fits', {}, []],
    ['a month of use before the contract began', { contractId, accrualMonth: '2026-01-01' }, ['month_outside_term']],
    ['no month that the term touches', { contractId, accrualMonth: '2026-02-01' }, []],
    ['a day after the term', { contractId, paidOn: '2026-12-01', accrualMonth: '2026-11-01' }, ['day_outside_term']],
    ['a day before it was signed', { contractId, paidOn: '2026-02-09' }, ['before_signing']],
    ['more than the contract comes to', { contractId, amountYuan: '500.01' }, ['over_contract']],
    ['a month of use that lies more than a year apart', { accrualMonth: '2025-02-01' }, ['month_far']],
    ['not a month of use just a year apart', { accrualMonth: '2025-03-01' }, []],
    ['a negative amount that gives back nothing', { amountYuan: '-5' }, ['negative']],
  ])('%s', async (_, over, expected) => expect(await codes(over)).toEqual(expected))

  test('when earlier payments and it exceed the contract as amended', async () => {
    await operator.payments.log(payment({ contractId, amountYuan: '400' }))
    expect((await check({ contractId, amountYuan: '100.01' })).warnings).toEqual([
      { code: 'over_contract', params: { code: 'HT-1', total: '500.00', paid: '500.01', over: '0.01' }, payments: [] },
    ])
    await db().contractAmendment.create({
      data: {
        contractId,
        code: 'HT-1-补1',
        effectiveOn: new Date('2026-06-01'),
        amountChangeYuan: '50',
        newEndsOn: new Date('2026-12-31'),
        reason: '延期',
      },
    })
    expect(await codes({ contractId, amountYuan: '150' })).toEqual([])
    expect(await codes({ contractId, amountYuan: '1', paidOn: '2026-12-31', accrualMonth: '2026-12-01' })).toEqual([])
  })

  test('when its invoice stands on another payment, which it names; not on itself, nor on the payment that it gives back', async () => {
    const first = await operator.payments.log(payment({ invoiceNo: 'FP-1', summary: '第一笔', amountYuan: '10' }))
    expect((await check({ invoiceNo: 'FP-1' })).warnings).toEqual([
      { code: 'invoice_seen', params: { count: '1' }, payments: [{ id: first.id, summary: '第一笔' }] },
    ])
    expect(await codes({ id: first.id, invoiceNo: 'FP-1' })).toEqual([])
    expect(await codes({ refundOfId: first.id, invoiceNo: 'FP-1', amountYuan: '-10' })).toEqual([])
  })

  test('when refunds come to more than was paid', async () => {
    const paid = await operator.payments.log(payment({ amountYuan: '10' }))
    await operator.payments.log(payment({ amountYuan: '-4', refundOfId: paid.id }))
    expect(await codes({ amountYuan: '-6', refundOfId: paid.id })).toEqual([])
    expect((await check({ amountYuan: '-6.01', refundOfId: paid.id })).warnings).toMatchObject([
      { code: 'refund_beyond', params: { paid: '10.00', over: '0.01' }, payments: [{ id: paid.id }] },
    ])
    await expect(operator.payments.log(payment({ amountYuan: '4', refundOfId: paid.id }))).rejects.toMatchObject({
      data: { params: { rule: 'payments_refund_is_negative' } },
    })
    await expect(operator.payments.log(payment({ amountYuan: '0.00' }))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('vouchers', () => {
  const missing = async (id: string) => (await operator.payments.get({ id })).missing
  const file = (recordId: string, kind: string) => ({
    ...{ id: randomUUID(), source: 'payments' as const, recordId, kind },
    file: new File(['%PDF-1.4 凭证'], '凭证.pdf', { type: 'application/pdf' }),
  })

  test('that lack are known to lists: by file, by what a ledger declares, and a receipt only once it is paid', async () => {
    const made = await operator.payments.log(payment({ paidOn: null, amountYuan: '1', summary: '待付' }))
    expect(made.missing).toEqual(['approval', 'invoice', 'acceptance'])
    await operator.evidence.attach(file(made.id, 'invoice'))
    expect(await missing(made.id)).toEqual(['approval', 'acceptance'])
    await db().payment.update({ where: { id: made.id }, data: { declared: ['approval', 'acceptance'] } })
    expect(await missing(made.id)).toEqual([])
    const listed = async (filters: NonNullable<ListAsk['filters']>) => (await operator.payments.list({ search: '待付', filters })).total
    expect(await listed({ missing: { isEmpty: false } })).toBe(0)
    const { version } = await operator.payments.get({ id: made.id })
    await operator.payments.reviseMany({ rows: [{ id: made.id, version, paidOn: '2026-04-01' }] })
    expect(await missing(made.id)).toEqual(['receipt'])
    expect(await listed({ missing: { is: ['receipt'] } })).toBe(1)
    expect(await listed({ missing: { is: ['invoice'] } })).toBe(0)
  })
})

test('payees are those paid before and suppliers; categories come with the most frequent first', async () => {
  await operator.payments.log(payment({ payee: '乙公司', category: '差旅', amountYuan: '1' }))
  expect(await operator.payments.payees({})).toEqual(expect.arrayContaining(['乙公司', '某公司']))
  expect((await operator.payments.categories({}))[0]).toBe('场地')
})
