import { Decimal } from '../money.ts'
import type { ComparisonRow } from './schema.ts'

type Counted = { item: string; unit: string; quantity: string }
type Priced = { quantity: string; unitPriceYuan: string }
const isNumber = (typed: string): boolean => /^-?\d+(\.\d+)?$/.test(typed)

/** What one item is estimated at, to the fen; nothing while a number is missing. */
export const itemYuan = ({ quantity, unitPriceYuan }: Priced): string | null =>
  isNumber(quantity) && isNumber(unitPriceYuan) ? new Decimal(quantity).mul(unitPriceYuan).toDecimalPlaces(2).toFixed(2) : null

/** What all items are estimated at together. */
export const itemsYuan = (items: readonly Priced[]): string =>
  items.reduce((sum, item) => sum.add(itemYuan(item) ?? 0), new Decimal(0)).toFixed(2)

/** What an acceptance comes to by its items: all pass, none passes, or some do. */
export function conclusionOf(results: readonly { passes: boolean }[]): 'passed' | 'conditional' | 'failed' {
  if (results.every(({ passes }) => passes)) return 'passed'
  return results.some(({ passes }) => passes) ? 'conditional' : 'failed'
}

/** What was accepted: the quantities of the items that passed. */
export const acceptedOf = <Result extends Counted & { passes: boolean }>(results: readonly Result[]): Result[] =>
  results.filter(({ passes }) => passes)

type Stages = {
  required: readonly Counted[] | null
  contracted: readonly Counted[] | null
  accepted: readonly Counted[] | null
  settled: readonly Counted[]
}

/** Requirement, contract, acceptance and settlement item by item, with what differs between them. A stage that is not there is not held against the others. */
export function comparisonOf({ required, contracted, accepted, settled }: Stages): ComparisonRow[] {
  const all = [required, contracted, accepted, settled].flatMap((stage) => stage ?? [])
  const names = [...new Set(all.map(({ item }) => item))]
  return names.map((item) => {
    const of = (stage: readonly Counted[] | null) => {
      const mine = (stage ?? []).filter((one) => one.item === item)
      return mine.length === 0 ? null : mine.reduce((sum, one) => sum.add(one.quantity), new Decimal(0)).toFixed()
    }
    const row = { required: of(required), contracted: of(contracted), accepted: of(accepted), settled: of(settled) }
    const unit = all.find((one) => one.item === item)?.unit ?? ''
    return { item, unit, ...row, flags: flagsOf(row, { required, contracted, accepted }) }
  })
}

type Quantities = Pick<ComparisonRow, 'required' | 'contracted' | 'accepted' | 'settled'>
const over = (one: string | null, other: string | null): boolean => one !== null && other !== null && new Decimal(one).gt(other)

function flagsOf(row: Quantities, stages: Omit<Stages, 'settled'>): ComparisonRow['flags'] {
  const found: [ComparisonRow['flags'][number], boolean][] = [
    ['not_required', stages.required !== null && row.required === null],
    ['not_contracted', stages.contracted !== null && row.contracted === null],
    ['over_required', over(row.contracted, row.required)],
    ['accepted_over', over(row.accepted, row.contracted ?? row.required)],
    ['settled_over_accepted', stages.accepted !== null && over(row.settled, row.accepted ?? '0')],
    ['not_settled', over(row.accepted, row.settled ?? '0')],
  ]
  return found.filter(([, isSo]) => isSo).map(([flag]) => flag)
}
