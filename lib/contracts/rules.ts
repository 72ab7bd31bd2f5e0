import { Decimal } from '../money.ts'

/** How a contract says that it is settled, in the words that most contracts use; any other text does as well. */
export const settlementBases = ['按实际数量×单价', '总价包干', '按月固定', '按里程碑'] as const

/** One item as a contract or an amendment of it allows it; without a day it is there from the start. */
export type LineTerms = { item: string; unit: string; maxQuantity: string; unitPriceYuan: string; effectiveOn: string | null }
type Settled = { item: string; quantity: string; amountYuan: string }

const start = ''
const since = (line: LineTerms): string => line.effectiveOn ?? start

/** The lines in force on a day: of each item those that began last, on or before it. */
export function linesInForce<Line extends LineTerms>(lines: readonly Line[], day: string): Line[] {
  const begun = lines.filter((line) => since(line) <= day)
  return latest(begun)
}

/** Of each item the lines that were agreed last: they set its ceiling for the whole contract. */
export function latest<Line extends LineTerms>(lines: readonly Line[]): Line[] {
  const last = new Map<string, string>()
  for (const line of lines) if (since(line) >= (last.get(line.item) ?? start)) last.set(line.item, since(line))
  return lines.filter((line) => last.get(line.item) === since(line))
}

const sum = (numbers: readonly string[]): string => numbers.reduce((total, one) => total.add(one), new Decimal(0)).toFixed()

/** A contract's items in the order of its lines, each with all its terms, its ceiling and what was settled of it; items that no line has come last. */
export function itemsOf<Line extends LineTerms>(lines: readonly Line[], settled: readonly Settled[]) {
  const names = new Set([...lines, ...settled].map(({ item }) => item))
  return [...names].map((item) => {
    const terms = lines.filter((line) => line.item === item).sort((a, b) => since(b).localeCompare(since(a)))
    const mine = settled.filter((one) => one.item === item)
    return {
      item,
      terms,
      ceiling: terms.length === 0 ? null : sum(latest(terms).map(({ maxQuantity }) => maxQuantity)),
      settledQuantity: sum(mine.map(({ quantity }) => quantity)),
      settledYuan: sum(mine.map(({ amountYuan }) => amountYuan)),
    }
  })
}

const isNumber = (typed: string): boolean => /^-?\d+(\.\d+)?$/.test(typed)

/** Quantity × price to the fen; nothing while one of them is no number yet. */
export const amountOf = (quantity: string, unitPriceYuan: string): string | null =>
  isNumber(quantity) && isNumber(unitPriceYuan) ? new Decimal(quantity).mul(unitPriceYuan).toDecimalPlaces(2).toFixed(2) : null

/** What is left of something after part of it is used; below zero it is overdrawn. */
export const leftOf = (whole: string, used: string): string => new Decimal(whole).sub(used).toFixed()

/** Yuan added up. */
export const sumYuan = (amounts: readonly string[]): string => new Decimal(sum(amounts)).toFixed(2)
