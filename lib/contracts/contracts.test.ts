import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as } from '../testing/callers.ts'
import { someAmendment, someContract, someLine, someSettlement } from '../testing/contracts.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'

testDatabase()
const officer = as('officer')
const findingsOf = async (ask: Parameters<typeof officer.contracts.findings>[0]) => (await officer.contracts.findings(ask)).rows
beforeAll(async () => {
  await importDemo()
})
/** The rule (or else the code) with which a call is refused. */
const refusal = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'OK'
  } catch (error) {
    if (isUserError(error)) return String(error.data?.params?.rule ?? error.code)
    return (error as { code?: string }).code ?? String(error)
  }
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version })

describe('P4 on the board', () => {
  const p4 = async () => (await officer.board.year({ year: 2023 })).items.find(({ code }) => code === 'P4')?.actual

  test('follows a finding that is resolved and opened again: 75 %, 100 %, 75 %', async () => {
    expect(Number(await p4())).toBe(75)
    const found = await findingsOf({ year: 2023 })
    expect(found.map(({ kind, subject, contract }) => [kind, subject, contract.code])).toEqual([
      ['amount_differs', 'JS-2023-03-2', 'HT-2023-03'],
      ['item_not_in_contract', '公众号推文撰写', 'HT-2023-03'],
    ])
    for (const { id } of found) {
      expect(Number(await p4())).toBe(75)
      await officer.contracts.resolveFinding({ id, note: '已补签补充协议' })
    }
    expect(Number(await p4())).toBe(100)
    for (const { id } of found) await officer.contracts.reopenFinding({ id })
    expect(Number(await p4())).toBe(75)
  })

  test('follows the missing line and the corrected amount inside the same transaction', async () => {
    const contract = await db().contract.findUniqueOrThrow({ where: { code: 'HT-2023-03' } })
    const consistent = await db()
      .$transaction(async (tx) => {
        await tx.contractLine.create({
          data: { contractId: contract.id, lineNo: 3, item: '公众号推文撰写', unit: '篇', maxQuantity: '42', unitPriceYuan: '2028.92' },
        })
        await tx.settlement.update({ where: { code: 'JS-2023-03-2' }, data: { amountYuan: '85214.64' } })
        const [row] = await tx.$queryRaw<
          { value: number }[]
        >`select sum(value)::int as value from rollup where measure = 'contracts.consistent'`
        throw Object.assign(new Error('undone'), { value: row?.value })
      })
      .catch((error: { value?: number }) => error.value)
    expect(consistent).toBe(4)
    expect(Number(await p4())).toBe(75)
  })
})

describe('bad input is refused with the rule that it breaks', () => {
  test('an end before the start, by itself or by an amendment', async () => {
    expect(await refusal(someContract({ startsOn: '2023-03-01', endsOn: '2023-02-28' }))).toBe('contracts_days_in_order')
    const { id } = await someContract()
    expect(await refusal(someAmendment(id, { newEndsOn: '2023-02-28' }))).toBe('contracts_days_in_order')
  })
  test('an amendment that is signed before its contract, whichever of the two is written last', async () => {
    const contract = await someContract()
    expect(await refusal(someAmendment(contract.id, { signedOn: '2023-02-19' }))).toBe('contract_amendments_after_signing')
    await someAmendment(contract.id, { signedOn: '2023-06-20' })
    const later = { ...(await officer.contracts.get({ id: contract.id })), signedOn: '2023-06-21' }
    expect(await refusal(officer.contracts.revise(later))).toBe('contract_amendments_after_signing')
  })
  test('negative amounts, ceilings, quantities and prices, at the field and at the database', async () => {
    const { id } = await someContract()
    await expect(someContract({ amountYuan: '-1' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(someLine(id, { maxQuantity: '-1' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(someSettlement(id, { quantity: '-1' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await refusal(someAmendment(id, { amountChangeYuan: '-1000.01' }))).toBe('contracts_total_not_negative')
    await expect(db().$executeRaw`update contracts set amount_yuan = -1 where id = ${id}::uuid`).rejects.toThrow(
      'contracts_amount_not_negative',
    )
  })
  test('a number that another contract or settlement has', async () => {
    const { id, code } = await someContract()
    expect(await refusal(someContract({ code }))).toBe('DUPLICATE')
    const one = await someSettlement(id)
    const line = {
      id: randomUUID(),
      code: one.code,
      item: '推文',
      unit: '篇',
      quantity: '1',
      unitPriceYuan: '50',
      amountYuan: '50',
      note: null,
    }
    expect(await refusal(officer.settlements.logSheet({ contractId: id, settledOn: '2023-09-30', lines: [line] }))).toBe(
      'SETTLEMENT_CODE_TAKEN',
    )
  })
  test('a contract that is removed while a settlement hangs on it, and a settlement of one that is gone', async () => {
    const contract = await someContract()
    const one = await someSettlement(contract.id)
    const now = () => officer.contracts.get({ id: contract.id })
    expect(await refusal(officer.contracts.remove(at(await now())))).toBe('contracts_removed_in_use')
    await officer.settlements.remove(at(one))
    await officer.contracts.remove(at(await now()))
    expect(await refusal(someSettlement(contract.id))).toBe('contracts_is_removed')
    expect(await refusal(officer.settlements.restore({ id: one.id, version: one.version + 1 }))).toBe('contracts_is_removed')
  })
  test('an amendment of another contract, and one that is removed before its lines', async () => {
    const [one, other] = [await someContract(), await someContract()]
    const amendment = await someAmendment(one.id)
    expect(await refusal(someLine(other.id, { amendmentId: amendment.id }))).toBe('contract_lines_of_own_amendment')
    await someLine(one.id, { amendmentId: amendment.id })
    expect(await refusal(officer.contractAmendments.remove(at(amendment)))).toBe('contract_amendments_with_lines')
  })
  test('a settlement outside the term is taken, and is a finding', async () => {
    const { id } = await someContract()
    await someLine(id)
    await someSettlement(id, { settledOn: '2024-02-01' })
    expect(await findingsOf({ contractId: id })).toMatchObject([{ kind: 'outside_term' }])
  })
})

describe('a settlement sheet', () => {
  const sheetLine = (over: object = {}) => ({
    ...{
      id: randomUUID(),
      code: `JS-${randomUUID()}`,
      item: '推文',
      unit: '篇',
      quantity: '1',
      unitPriceYuan: '50',
      amountYuan: '50',
      note: null,
    },
    ...over,
  })
  test('is written as a whole, once however often it is sent', async () => {
    const { id } = await someContract()
    await someLine(id)
    const sheet = { contractId: id, settledOn: '2023-09-30', lines: [sheetLine(), sheetLine({ quantity: '2', amountYuan: '100' })] }
    const { rows } = await officer.settlements.logSheet(sheet)
    expect(rows).toHaveLength(2)
    expect((await officer.settlements.logSheet(sheet)).rows).toEqual(rows)
    expect(await officer.contracts.life({ id })).toMatchObject({
      settledYuan: '150.00',
      items: [{ item: '推文', ceiling: '10', settledQuantity: '3' }],
    })
  })
  test('leaves nothing behind when one of its lines is refused', async () => {
    const { id } = await someContract()
    const taken = await someSettlement(id)
    const sheet = { contractId: id, settledOn: '2023-09-30', lines: [sheetLine(), sheetLine({ code: taken.code })] }
    expect(await refusal(officer.settlements.logSheet(sheet))).toBe('SETTLEMENT_CODE_TAKEN')
    expect(await db().settlement.count({ where: { contractId: id } })).toBe(1)
  })
})

test('the life of a contract tells what happened in the order of its days', async () => {
  const { id } = await someContract()
  await someLine(id)
  await someAmendment(id, { amountChangeYuan: '200', newEndsOn: '2024-03-31' })
  await someSettlement(id)
  await someSettlement(id, { quantity: '1', amountYuan: '50' })
  const { steps } = await officer.contracts.life({ id })
  expect(steps.map(({ kind, on, count, amountYuan }) => [kind, on, count, amountYuan])).toEqual([
    ['signed', '2023-02-20', 1, '1000.00'],
    ['begins', '2023-03-01', 1, null],
    ['amended', '2023-07-01', 1, '200.00'],
    ['settled', '2023-09-30', 2, '250.00'],
    ['ends', '2024-03-31', 1, null],
  ])
})

test('twenty people who write lines, amendments and settlements of one contract at once lose no stamp and never wait in a circle', async () => {
  const [one, other] = [await someContract(), await someContract()]
  const work = Array.from({ length: 20 }, async (_, turn) => {
    const [first, second] = turn % 2 === 0 ? [one, other] : [other, one]
    const amendment = await someAmendment(first.id, {
      amountChangeYuan: '1.01',
      effectiveOn: `2023-07-${String(turn + 1).padStart(2, '0')}`,
    })
    await someLine(second.id, { lineNo: 500 + turn })
    await someLine(first.id, { lineNo: 600 + turn, item: `项目${turn}`, amendmentId: amendment.id })
    await someSettlement(second.id, { quantity: '1', amountYuan: '50' })
    const [finding] = await findingsOf({ contractId: second.id })
    if (finding) await officer.contracts.resolveFinding({ id: finding.id, note: '已核' }).catch(() => undefined)
  })
  await Promise.all(work)
  for (const { id } of [one, other]) {
    expect(await officer.contracts.get({ id })).toMatchObject({ totalYuan: '1010.1' })
    const [{ wrong } = { wrong: -1 }] = await db().$queryRaw<{ wrong: number }[]>`
      select (select count(*) from contract_differences d where d.contract_id = c.id and not exists (select 1 from contract_findings f
          where (f.contract_id, f.kind, f.subject) = (d.contract_id, d.kind, d.subject)))::int
        + (c.open_findings <> (select count(*) from contract_findings f where f.contract_id = c.id and f.resolved_at is null))::int as wrong
      from contracts c where c.id = ${id}::uuid`
    expect(wrong).toBe(0)
  }
})
