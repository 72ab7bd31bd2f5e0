import { describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { as } from '../testing/callers.ts'
import { someAmendment, someContract, someLine, someSettlement } from '../testing/contracts.ts'
import { testDatabase } from '../testing/database.ts'
import type { findingKinds } from './schema.ts'

testDatabase()
const officer = as('officer')
const findingsOf = async (ask: Parameters<typeof officer.contracts.findings>[0]) => (await officer.contracts.findings(ask)).rows
type Kind = (typeof findingKinds)[number]
type Contract = Awaited<ReturnType<typeof someContract>>
type Settlement = Awaited<ReturnType<typeof someSettlement>>

const kindsOf = async (contractId: string, state: 'open' | 'resolved' = 'open') =>
  (await findingsOf({ contractId, state })).map(({ kind }) => kind).sort()
/** Settled contracts and those that count as consistent, as rollup has them. */
async function counted() {
  const rows = await db().$queryRaw<{ measure: string; value: number }[]>`
    select measure, sum(value)::int as value from rollup where measure in ('contracts.settled', 'contracts.consistent') group by 1`
  const of = (measure: string) => rows.find((row) => row.measure === measure)?.value ?? 0
  return { settled: of('contracts.settled'), consistent: of('contracts.consistent') }
}
const reviseContract = ({ id }: Contract, over: object) =>
  officer.contracts.get({ id }).then((now) => officer.contracts.revise({ ...now, ...over } as never))
const reviseSettlement = (one: Settlement, over: object) => officer.settlements.revise({ ...one, ...over } as never)

type Case = {
  settlement: object
  terms?: object
  /** What the finding says: the contract's figure and the one that was found. */
  says: [agreed: string | null, found: string]
  /** The correction after which it is gone. */
  mend: (contract: Contract, settlement: Settlement) => Promise<unknown>
}
const cases: Record<Kind, Case> = {
  item_not_in_contract: {
    settlement: { item: '推文撰写' },
    says: [null, '推文撰写'],
    mend: (_, one) => reviseSettlement(one, { item: '推文' }),
  },
  unit_differs: { settlement: { unit: '次' }, says: ['篇', '次'], mend: (_, one) => reviseSettlement(one, { unit: '篇' }) },
  price_differs: {
    settlement: { unitPriceYuan: '55', amountYuan: '220' },
    says: ['50', '55'],
    mend: (_, one) => reviseSettlement(one, { unitPriceYuan: '50', amountYuan: '200' }),
  },
  over_ceiling: {
    settlement: { quantity: '11', amountYuan: '550' },
    says: ['10', '11'],
    mend: ({ id }) => someAmendment(id).then((made) => someLine(id, { maxQuantity: '12', amendmentId: made.id })),
  },
  outside_term: {
    settlement: { settledOn: '2024-01-05' },
    says: ['2023-03-01', '2024-01-05'],
    mend: ({ id }) => someAmendment(id, { newEndsOn: '2024-01-31' }),
  },
  signed_late: {
    settlement: {},
    terms: { signedOn: '2023-03-02' },
    says: ['2023-03-01', '2023-03-02'],
    mend: (contract) => reviseContract(contract, { signedOn: '2023-03-01' }),
  },
  amount_differs: {
    settlement: { amountYuan: '200.01' },
    says: ['200.00', '200.01'],
    mend: (_, one) => reviseSettlement(one, { amountYuan: '200' }),
  },
  over_total: {
    settlement: {},
    terms: { amountYuan: '199.99' },
    says: ['199.99', '200.00'],
    mend: ({ id }) => someAmendment(id, { amountChangeYuan: '0.01' }),
  },
}

describe.each(Object.entries(cases) as [Kind, Case][])('%s', (kind, { settlement, terms, says, mend }) => {
  const raise = async () => {
    const contract = await someContract(terms)
    await someLine(contract.id)
    return { contract, one: await someSettlement(contract.id, settlement) }
  }

  test('is raised by the write itself, says both figures and the row that causes it, and takes the contract out of P4', async () => {
    const before = await counted()
    const { contract, one } = await raise()
    const found = await findingsOf({ contractId: contract.id })
    expect(found.map((finding) => finding.kind)).toEqual([kind])
    expect(found[0]?.causes).toEqual([
      expect.objectContaining({ agreed: says[0], found: says[1], recordId: kind === 'signed_late' ? contract.id : one.id }),
    ])
    expect(await counted()).toEqual({ settled: before.settled + 1, consistent: before.consistent })
  })

  test('is gone with the correction, and the contract counts again', async () => {
    const before = await counted()
    const { contract, one } = await raise()
    await mend(contract, one)
    expect(await kindsOf(contract.id)).toEqual([])
    expect(await counted()).toEqual({ settled: before.settled + 1, consistent: before.consistent + 1 })
  })

  test('is resolved with a note, and opened again', async () => {
    const before = await counted()
    const { contract } = await raise()
    const [finding] = await findingsOf({ contractId: contract.id })
    const id = finding?.id ?? ''
    await expect(officer.contracts.resolveFinding({ id, note: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await officer.contracts.resolveFinding({ id, note: '已补签协议' })
    expect(await findingsOf({ contractId: contract.id, state: 'resolved' })).toMatchObject([
      { kind, note: '已补签协议', resolvedBy: 'officer' },
    ])
    expect(await counted()).toEqual({ settled: before.settled + 1, consistent: before.consistent + 1 })
    await officer.contracts.reopenFinding({ id })
    expect(await kindsOf(contract.id)).toEqual([kind])
    expect((await counted()).consistent).toBe(before.consistent)
  })
})

describe('an amendment', () => {
  test('sets unit and price from its day on, and leaves what was settled before at the old ones', async () => {
    const { id } = await someContract()
    await someLine(id)
    const amendment = await someAmendment(id)
    await someLine(id, { unitPriceYuan: '60', amendmentId: amendment.id })
    await someSettlement(id, { settledOn: '2023-06-30', quantity: '1', amountYuan: '50' })
    await someSettlement(id, { settledOn: '2023-07-01', quantity: '1', unitPriceYuan: '60', amountYuan: '60' })
    expect(await kindsOf(id)).toEqual([])
    const early = await someSettlement(id, { settledOn: '2023-06-30', quantity: '1', unitPriceYuan: '60', amountYuan: '60' })
    expect(await findingsOf({ contractId: id })).toMatchObject([
      { kind: 'price_differs', causes: [{ recordId: early.id, agreed: '50', found: '60' }] },
    ])
    await officer.contractAmendments.revise({ ...amendment, effectiveOn: '2023-05-01' })
    expect((await findingsOf({ contractId: id })).flatMap(({ causes }) => causes.map(({ agreed }) => agreed))).toEqual(['60'])
  })

  test('brings an item that nothing before its day can be settled by', async () => {
    const { id } = await someContract()
    await someLine(id)
    const amendment = await someAmendment(id)
    await someLine(id, { item: '短视频', amendmentId: amendment.id })
    const one = await someSettlement(id, { item: '短视频', settledOn: '2023-06-30' })
    expect(await kindsOf(id)).toEqual(['item_not_in_contract'])
    await reviseSettlement(one, { settledOn: '2023-07-01' })
    expect(await kindsOf(id)).toEqual([])
  })

  test('changes total and last day, and gives both back when it is removed', async () => {
    const { id } = await someContract()
    const amendment = await someAmendment(id, { amountChangeYuan: '-100.01', newEndsOn: '2023-10-31' })
    expect(await officer.contracts.get({ id })).toMatchObject({ totalYuan: '899.99', lastOn: '2023-10-31' })
    await officer.contractAmendments.remove({ id: amendment.id, version: amendment.version })
    expect(await officer.contracts.get({ id })).toMatchObject({ totalYuan: '1000', lastOn: '2023-12-31' })
  })
})

test('a resolved finding stays resolved while it is there, and is a new one when it comes back', async () => {
  const { id } = await someContract()
  await someLine(id)
  const one = await someSettlement(id, { unitPriceYuan: '55', amountYuan: '220' })
  const [finding] = await findingsOf({ contractId: id })
  await officer.contracts.resolveFinding({ id: finding?.id ?? '', note: '经批准调价' })
  const higher = await reviseSettlement(one, { unitPriceYuan: '56', amountYuan: '224' })
  expect(await kindsOf(id, 'resolved')).toEqual(['price_differs'])
  const mended = await reviseSettlement(higher, { unitPriceYuan: '50', amountYuan: '200' })
  await reviseSettlement(mended, { unitPriceYuan: '55', amountYuan: '220' })
  expect(await kindsOf(id)).toEqual(['price_differs'])
})

test('findings are narrowed by kind and by the year in which something differs', async () => {
  const { id } = await someContract({ endsOn: null })
  await someLine(id)
  await someSettlement(id, { settledOn: '2024-02-01', unit: '次' })
  const ask = { contractId: id, kind: 'unit_differs' } as const
  expect(await findingsOf({ ...ask, year: 2024 })).toHaveLength(1)
  expect(await findingsOf({ ...ask, year: 2023 })).toEqual([])
  expect(await findingsOf({ ...ask, kind: 'over_total' })).toEqual([])
})
