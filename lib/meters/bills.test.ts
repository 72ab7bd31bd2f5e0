import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { isUserError } from '../errors.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { readingOf } from '../testing/meters.ts'

const database = testDatabase()
const operator = as('operator')

let code = ''
beforeEach(() => {
  code = `D-${randomUUID()}`
})
const reading = (readOn: string, previous: string, current: string, over: object = {}) => readingOf(code, readOn, previous, current, over)
const bill = (startsOn: string, endsOn: string, usage: string, amountYuan: string, over: object = {}) => ({
  ...{ id: randomUUID(), meterCode: code, billNo: null, startsOn, endsOn, usage, unitPriceYuan: '0.8' },
  ...{ sharpUsage: null, peakUsage: null, flatUsage: null, valleyUsage: null },
  ...{ sharpPriceYuan: null, peakPriceYuan: null, flatPriceYuan: null, valleyPriceYuan: null },
  ...{ otherYuan: '0', amountYuan, dueOn: null },
  ...over,
})
const payment = (billId: string, amountYuan: string, over: object = {}) => ({
  ...{ id: randomUUID(), subProject: '日常运作经费', category: '电费', summary: '电费', amountYuan, paidOn: '2023-04-10' },
  ...{ accrualMonth: '2023-03-01', contractId: null, eventId: null, invoiceNo: null, payee: null, organisationId: null },
  ...{ refundOfId: null, billId, note: null },
  ...over,
})
/** Readings at the ends of January, February and March: 300 in February, 310 in March. */
const readings = async () => {
  await operator.meterReadings.log(reading('2023-01-31', '0', '1000'))
  await operator.meterReadings.log(reading('2023-02-28', '1000', '1300'))
  return operator.meterReadings.log(reading('2023-03-31', '1300', '1610'))
}
const findings = async (id: string) => (await operator.bills.get({ id })).findings
const figures = async (id: string) =>
  (await operator.bills.differences({ id })).map(({ kind, given, expected }) => `${kind} ${given} ${expected}`)
const revise = async (id: string, over: object) => {
  const { removedAt, createdAt, updatedAt, findings: found, paidYuan, meter, acceptedNote, ...stored } = await operator.bills.get({ id })
  return operator.bills.revise({ ...stored, ...over })
}
/** Why a call was refused. */
const refusal = async (call: Promise<unknown>) => {
  try {
    await call
    return null
  } catch (error) {
    if (isUserError(error)) return error.data.params ?? error.code
    throw error
  }
}

describe('a bill is held against what was read', () => {
  test('and agrees with readings on its days', async () => {
    await readings()
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248'))
    expect(await findings(id)).toEqual([])
  })
  test('differs when its usage does, until the reading or the bill is mended', async () => {
    const march = await readings()
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '330', '264'))
    expect(await figures(id)).toEqual(['usage_differs 330 310'])
    const { version } = await operator.meterReadings.revise({
      ...reading('2023-03-31', '1300', '1630'),
      id: march.id,
      version: march.version,
    })
    expect(await findings(id)).toEqual([])
    await operator.meterReadings.revise({ ...reading('2023-03-31', '1300', '1610'), id: march.id, version })
    expect(await findings(id)).toEqual(['usage_differs'])
    await revise(id, { usage: '310', amountYuan: '248' })
    expect(await findings(id)).toEqual([])
  })
  test('between reading days by the days that it shares with each period; 5 % is allowed there, 2 % on the days themselves', async () => {
    await readings()
    // 3 days of February (300 / 28 a day) and 25 of March (310 / 31 a day)
    const { id } = await operator.bills.log(bill('2023-02-26', '2023-03-25', '290', '232'))
    expect(await findings(id)).toEqual([])
    await revise(id, { usage: '300', amountYuan: '240' })
    expect(await figures(id)).toEqual(['usage_differs 300 282.143'])
    const fits = await operator.bills.log(bill('2023-03-26', '2023-03-31', '63', '50.4'))
    expect(await findings(fits.id)).toEqual([])
    const exact = await operator.bills.log(bill('2023-02-01', '2023-02-28', '307', '245.6'))
    expect(await findings(exact.id)).toContain('usage_differs')
  })
  test('says that readings are missing until they cover four fifths of its days', async () => {
    await readings()
    const { id } = await operator.bills.log(bill('2023-03-20', '2023-04-19', '310', '248'))
    expect(await figures(id)).toEqual(['no_readings 12 31'])
    const april = await operator.meterReadings.log(reading('2023-04-15', '1610', '1760'))
    expect(await findings(id)).toEqual([])
    await operator.meterReadings.remove({ id: april.id, version: april.version })
    expect(await findings(id)).toEqual(['no_readings'])
  })
  test('with the first reading of a meter once its first day is known', async () => {
    await operator.meterReadings.log(reading('2023-01-31', '0', '100'))
    const { id } = await operator.bills.log(bill('2023-01-01', '2023-01-31', '100', '80'))
    expect(await findings(id)).toEqual(['no_readings'])
    const { rows } = await operator.meters.list({ search: code })
    const [meter] = rows
    await operator.meters.reviseMany({ rows: [{ id: meter?.id ?? '', version: meter?.version ?? 0, installedOn: '2023-01-01' }] })
    expect(await findings(id)).toEqual([])
  })
})

describe('a bill adds up', () => {
  test('to usage × price and what is charged beside, to the fen', async () => {
    await readings()
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248.02', { otherYuan: '0' }))
    expect(await figures(id)).toEqual(['amount_differs 248.02 248.00'])
    await revise(id, { otherYuan: '0.01' })
    expect(await findings(id)).toEqual([])
  })
  test('to the sum of its parts, a fen a part allowed', async () => {
    await readings()
    const parts = { sharpUsage: '10', peakUsage: '100', flatUsage: '100', valleyUsage: '100' }
    const prices = { sharpPriceYuan: '1.25', peakPriceYuan: '1', flatPriceYuan: '0.6', valleyPriceYuan: '0.3', unitPriceYuan: null }
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '202.54', { ...parts, ...prices }))
    expect(await findings(id)).toEqual([])
    await revise(id, { amountYuan: '202.55' })
    expect(await figures(id)).toEqual(['amount_differs 202.55 202.50'])
    await revise(id, { valleyPriceYuan: null })
    expect(await findings(id)).toEqual([])
  })
  test('and is refused with both sums when 尖峰平谷 do not make up its usage', async () => {
    const parts = { sharpUsage: '10', peakUsage: '100', flatUsage: '100', valleyUsage: '99' }
    expect(await refusal(operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248', parts)))).toEqual({
      ...{ reason: 'parts', sum: '309', usage: '310' },
    })
  })
})

describe('a bill beside its neighbours', () => {
  test('shows a price that jumps by more than a tenth', async () => {
    await readings()
    await operator.bills.log(bill('2023-02-01', '2023-02-28', '300', '240'))
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '275.9', { unitPriceYuan: '0.89' }))
    expect(await figures(id)).toEqual(['price_jumps 0.89 0.8'])
    await revise(id, { unitPriceYuan: '0.88', amountYuan: '272.8' })
    expect(await findings(id)).toEqual([])
  })
  test('shows days that no bill covers, and days that two do, until the other one is mended', async () => {
    await readings()
    const february = await operator.bills.log(bill('2023-02-01', '2023-02-26', '278', '222.4'))
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248'))
    expect(await figures(id)).toEqual(['gap 2023-02-27 2023-02-28'])
    await revise(february.id, { endsOn: '2023-03-02', usage: '320', amountYuan: '256' })
    expect(await figures(id)).toEqual(['overlap 2023-03-01 2023-03-02'])
    expect(await findings(february.id)).toEqual(['overlap'])
    const now = await revise(february.id, { endsOn: '2023-02-28', usage: '300', amountYuan: '240' })
    expect([...(await findings(id)), ...(await findings(february.id))]).toEqual([])
    await operator.bills.remove({ id: now.id, version: now.version })
    expect(await findings(id)).toEqual([])
  })
})

describe('a bill and its payments', () => {
  test('differ as soon as one is logged for another sum; what is paid is summed', async () => {
    await readings()
    const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248'))
    const part = await operator.payments.log(payment(id, '200'))
    expect(await figures(id)).toEqual(['paid_differs 200.00 248.00'])
    const rest = await operator.payments.log(payment(id, '48', { paidOn: null }))
    expect(await operator.bills.get({ id })).toMatchObject({ findings: [], paidYuan: '200' })
    await operator.payments.remove({ id: rest.id, version: rest.version })
    expect(await findings(id)).toEqual(['paid_differs'])
    await operator.payments.remove({ id: part.id, version: part.version })
    expect(await operator.bills.get({ id })).toMatchObject({ findings: [], paidYuan: '0' })
  })
})

test('an accepted bill stays accepted, until something else is wrong with it', async () => {
  await readings()
  const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '330', '264'))
  const accept = async (acceptedNote: string) => {
    const { version } = await operator.bills.get({ id })
    await operator.bills.reviseMany({ rows: [{ id, version, acceptedNote }] })
  }
  await accept('线路损耗')
  await operator.meterReadings.log(reading('2023-04-30', '1610', '1910'))
  await revise(id, { dueOn: '2023-04-20' })
  expect(await operator.bills.get({ id })).toMatchObject({ findings: ['usage_differs'], acceptedNote: '线路损耗' })
  await operator.payments.log(payment(id, '260'))
  expect(await operator.bills.get({ id })).toMatchObject({ findings: ['paid_differs', 'usage_differs'], acceptedNote: null })
})

test('what is stamped does not make an open form stale', async () => {
  const { id, version } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248'))
  await readings()
  await operator.payments.log(payment(id, '248'))
  expect(await operator.bills.get({ id })).toMatchObject({ version, findings: [], paidYuan: '248' })
})

test('readings, bills and payments of one meter, and the budget they are paid out of, written by twelve at once, end with true findings and no deadlock', async () => {
  await readings()
  const { id } = await operator.bills.log(bill('2023-03-01', '2023-03-31', '310', '248'))
  await as('officer').budgetLines.log({
    ...{
      id: randomUUID(),
      year: 2023,
      level1: '一',
      level2: '二',
      subProject: '日常',
      initialYuan: '1000',
      control: 'stop',
      warnAt: 90,
      note: null,
    },
  })
  const clients = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const client = new Client({ connectionString: database.url() })
      await client.connect()
      return client
    }),
  )
  const work = clients.map(async (client, at) => {
    for (let turn = 0; turn < 4; turn++) {
      const kind = (at + turn) % 4
      if (kind === 0)
        await client.query(
          `insert into meter_readings (meter_code, kind, read_on, previous, current, usage) values ($1, 'electricity', date '2022-01-01' + $2::int, 0, 5, 5)`,
          [code, at * 10 + turn],
        )
      else if (kind === 1)
        await client.query(
          `insert into bills (meter_code, starts_on, ends_on, usage, amount_yuan) values ($1, date '2022-01-01' + $2::int, date '2022-01-05' + $2::int, 5, 5)`,
          [code, at * 10 + turn],
        )
      else if (kind === 2) await client.query(`update budget_lines set initial_yuan = initial_yuan - 1 where sub_project = '日常'`)
      else
        await client.query(
          `insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month, bill_id) values ('日常', '电费', '电费', 1, '2023-04-01', '2023-03-01', $1)`,
          [id],
        )
    }
    await client.end()
  })
  await Promise.all(work)
  expect((await operator.bills.get({ id })).paidYuan).toBe('12')
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  const untrue = await client.query(
    `select b.id from bills b where b.meter_code = $1
       and b.findings <> array(select distinct d.kind from bill_differences(array[$1]) d where d.bill_id = b.id order by 1)`,
    [code],
  )
  await client.end()
  expect(untrue.rows).toEqual([])
})
