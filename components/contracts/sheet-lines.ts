import { v7 as newId } from 'uuid'
import { nextNumber } from '#components/ui/record-values.ts'
import { amountOf, itemsOf, leftOf, linesInForce } from '#lib/contracts/rules.ts'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { Decimal } from '#lib/money.ts'

/** What is typed in one row of a settlement sheet; what was not typed follows the contract. */
export type Typed = { quantity: string; unitPriceYuan?: string; amountYuan?: string; note: string }
/** A row that the contract does not have. */
export type OtherRow = { id: string; item: string; unit: string }
/** One row as it stands: what the contract says of it, and what is typed. */
export type SheetRow = {
  key: string
  item: string
  unit: string
  agreed: { unit: string; unitPriceYuan: string; left: string } | null
  quantity: string
  unitPriceYuan: string
  amountYuan: string
  note: string
}

const nothing: Typed = { quantity: '', note: '' }
export const blankOther = (): OtherRow => ({ id: newId(), item: '', unit: '' })
export const isNumber = (typed: string): boolean => /^\d{1,11}(\.\d{1,4})?$/.test(typed)

/** The rows that can be settled on a day: the items in force, and those typed beside them. */
export function rowsOn(life: ContractLife, day: string, typed: Record<string, Typed>, others: readonly OtherRow[]): SheetRow[] {
  const lines = life.items.flatMap(({ terms }) => terms)
  const agreed = linesInForce(lines, day).map((line) => {
    const item = life.items.find((one) => one.item === line.item)
    const terms = { unit: line.unit, unitPriceYuan: line.unitPriceYuan, left: leftOf(item?.ceiling ?? '0', item?.settledQuantity ?? '0') }
    return rowOf(line.id, line.item, line.unit, terms, typed[line.id] ?? nothing)
  })
  return [...agreed, ...others.map(({ id, item, unit }) => rowOf(id, item, unit, null, typed[id] ?? nothing))]
}

function rowOf(key: string, item: string, unit: string, agreed: SheetRow['agreed'], typed: Typed): SheetRow {
  const unitPriceYuan = typed.unitPriceYuan ?? agreed?.unitPriceYuan ?? ''
  const amountYuan = typed.amountYuan ?? amountOf(typed.quantity, unitPriceYuan) ?? ''
  return { key, item, unit, agreed, quantity: typed.quantity, unitPriceYuan, amountYuan, note: typed.note }
}

/** The rows that are settled: those with a quantity, under numbers that follow one another. */
export function linesToSend(rows: readonly SheetRow[], firstCode: string, ids: Record<string, string>) {
  let code = ''
  return rows
    .filter(({ quantity, item }) => quantity !== '' && item.trim() !== '')
    .map(({ key, item, unit, quantity, unitPriceYuan, amountYuan, note }) => {
      code = code === '' ? firstCode.trim() : nextNumber([code], 2000)
      return {
        id: ids[key] ?? newId(),
        code,
        item: item.trim(),
        unit: unit.trim(),
        quantity,
        unitPriceYuan,
        amountYuan,
        note: note.trim() || null,
      }
    })
}

/** Whether a row can be sent as it is. */
export const isWhole = ({ item, unit, quantity, unitPriceYuan, amountYuan }: SheetRow): boolean =>
  item.trim() !== '' && unit.trim() !== '' && isNumber(quantity) && isNumber(unitPriceYuan) && /^\d{1,12}(\.\d{1,2})?$/.test(amountYuan)

/** The first free number: after those of the contract, or made from its own. */
export function firstCodeOf(contractCode: string, used: readonly string[]): string {
  const last = [...used].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1)
  if (last && /\d$/.test(last)) return nextNumber([last], 2000)
  return `JS-${contractCode.replace(/^[A-Za-z]+-/, '')}-1`
}

export type Warning = { name: string; params: Record<string, string> }
/** In what a row will differ from the contract, said before it is sent. */
export function warningsOf({ agreed, quantity, unit, unitPriceYuan, amountYuan }: SheetRow): Warning[] {
  if (quantity === '' || !isNumber(quantity)) return []
  const found: Warning[] = []
  if (!agreed) found.push({ name: 'unknown', params: {} })
  else {
    const left = new Decimal(agreed.left).sub(quantity)
    if (left.isNegative()) found.push({ name: 'over', params: { over: left.abs().toFixed(), unit: agreed.unit } })
    if (unit.trim() !== agreed.unit) found.push({ name: 'unit', params: { unit: agreed.unit } })
    if (isNumber(unitPriceYuan) && !new Decimal(unitPriceYuan).eq(agreed.unitPriceYuan))
      found.push({ name: 'price', params: { price: new Decimal(agreed.unitPriceYuan).toFixed() } })
  }
  const expected = amountOf(quantity, unitPriceYuan)
  if (expected && isNumber(amountYuan) && !new Decimal(amountYuan).eq(expected)) found.push({ name: 'amount', params: { expected } })
  return found
}

/** Rows of what was accepted, by item: those in force take its quantity, others come as rows of their own. */
export function typedFrom(accepted: readonly { item: string; unit: string; quantity: string }[], life: ContractLife, day: string) {
  const lines = linesInForce(
    life.items.flatMap(({ terms }) => terms),
    day,
  )
  const typed: Record<string, Typed> = {}
  const others: OtherRow[] = []
  for (const { item } of itemsOf(
    [],
    accepted.map((one) => ({ ...one, amountYuan: '0' })),
  )) {
    const mine = accepted.filter((one) => one.item === item)
    const quantity = mine.reduce((sum, one) => sum.add(one.quantity), new Decimal(0)).toFixed()
    const line = lines.find((one) => one.item === item)
    const other = { ...blankOther(), item, unit: mine[0]?.unit ?? '' }
    if (!line) others.push(other)
    typed[line?.id ?? other.id] = { ...nothing, quantity }
  }
  return { typed, others }
}
