import { fromColumn } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { viewOf } from '../record-kind.ts'
import { findingTables } from './read.ts'
import { itemsOf, sumYuan } from './rules.ts'
import { type ContractLife, contractLife } from './schema.ts'

type Step = ContractLife['steps'][number]
const live = { removedAt: null }

/** Everything that happened to one contract, read at one moment. */
export async function readLife(on: Db | Tx, id: string): Promise<ContractLife> {
  const found = await on.contract.findUnique({
    where: { id },
    include: {
      procurement: true,
      lines: {
        where: { ...live, OR: [{ amendmentId: null }, { amendment: live }] },
        include: { amendment: { select: { code: true } } },
        orderBy: { lineNo: 'asc' },
      },
      amendments: { where: live, orderBy: { effectiveOn: 'asc' } },
      settlements: { where: live, orderBy: [{ settledOn: 'asc' }, { code: 'asc' }] },
      acceptances: { where: live, orderBy: { acceptedOn: 'asc' } },
      payments: { where: { ...live, paidOn: { not: null } }, orderBy: { paidOn: 'asc' } },
    },
  })
  if (!found) throw fail('NOT_FOUND')
  const lines = found.lines.map((line) => viewOf(line) as ContractLife['items'][number]['terms'][number])
  const settled = found.settlements.map(({ item, quantity, amountYuan, settledOn, ...rest }) => ({
    ...{ id: rest.id, code: rest.code, item, quantity: quantity.toFixed() },
    ...{ amountYuan: amountYuan.toFixed(2), on: fromColumn(settledOn) },
  }))
  const payments = found.payments.flatMap(({ id: payment, summary, paidOn, amountYuan }) =>
    paidOn ? [{ id: payment, summary, paidOn: fromColumn(paidOn), amountYuan: amountYuan.toFixed(2) }] : [],
  )
  const steps: Step[] = [
    ...(found.procurement && !found.procurement.removedAt ? requirementSteps(found.procurement) : []),
    ...dayStep('signed', found.signedOn, id, found.code, found.amountYuan.toFixed(2)),
    ...dayStep('begins', found.startsOn, id),
    ...found.amendments.flatMap((one) => dayStep('amended', one.effectiveOn, one.id, one.code, one.amountChangeYuan.toFixed(2))),
    ...settled.map(moneyStep('settled')),
    ...found.acceptances.flatMap((one) => dayStep('accepted', one.acceptedOn, one.id, one.code)),
    ...payments.map((one) => moneyStep('paid')({ ...one, on: one.paidOn, code: one.summary })),
    ...dayStep('ends', found.lastOn, id),
  ]
  return contractLife.parse({
    openFindings: found.openFindings,
    tables: [...findingTables, 'acceptances', 'payments', 'procurements'],
    items: itemsOf(lines, settled),
    settledYuan: sumYuan(settled.map(({ amountYuan }) => amountYuan)),
    paidYuan: sumYuan(payments.map(({ amountYuan }) => amountYuan)),
    payments,
    // what begins on a day stands before what is done on it: the order above
    steps: together(steps.toSorted((a, b) => a.on.localeCompare(b.on))),
  })
}

type Requirement = { id: string; code: string; requestedOn: Date; approvedOn: Date | null }
const requirementSteps = ({ id, code, requestedOn, approvedOn }: Requirement): Step[] => [
  ...dayStep('required', requestedOn, id, code),
  ...dayStep('approved', approvedOn, id, code),
]

const dayStep = (kind: Step['kind'], on: Date | null, id: string, text = '', amountYuan: string | null = null): Step[] =>
  on ? [{ kind, on: fromColumn(on), to: fromColumn(on), id, text, amountYuan, count: 1 }] : []

type Dated = { id: string; on: string; code: string; amountYuan: string }
const moneyStep =
  (kind: Step['kind']) =>
  ({ id, on, code, amountYuan }: Dated): Step => ({ kind, on, to: on, id, text: code, amountYuan, count: 1 })

/** Settlements, or payments, with nothing else between them are told together. */
function together(steps: readonly Step[]): Step[] {
  const told: Step[] = []
  for (const step of steps) {
    const before = told.at(-1)
    if (before?.kind !== step.kind || before.amountYuan === null || step.amountYuan === null || step.kind === 'amended') told.push(step)
    else
      told[told.length - 1] = { ...before, to: step.on, count: before.count + 1, amountYuan: sumYuan([before.amountYuan, step.amountYuan]) }
  }
  return told
}
