import { type Day, earlier, lastOfMonth, later } from '../day.ts'
import type { AllocationBasis } from './schema.ts'

/** Yuan as text in fen, exactly: `"-12.30"` → `-1230n`. */
export function fenOf(yuan: string): bigint {
  const [, sign, whole = '0', part = ''] = yuan.match(/^(-?)(\d+)(?:\.(\d{1,2}))?$/) ?? []
  const fen = BigInt(whole + part.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** Fen as yuan with two decimals: `-1230n` → `"-12.30"`. */
export function yuanOf(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n)

/**
 * Divides an amount by weights, in fen, by largest remainder: the parts add up to it exactly, none has the other sign, equal weights differ by one
 * fen at most, and of equal remainders the first in order comes first. Null where there is no weight at all.
 */
export function divide(fen: bigint, weights: readonly bigint[]): bigint[] | null {
  const whole = sumOf(weights)
  if (whole === 0n) return null
  const size = fen < 0n ? -fen : fen
  const parts = weights.map((weight) => (size * weight) / whole)
  const remainders = weights.map((weight, at) => ({ at, left: (size * weight) % whole }))
  remainders.sort((a, b) => (a.left === b.left ? a.at - b.at : a.left > b.left ? -1 : 1))
  for (const { at } of remainders.slice(0, Number(size - sumOf(parts)))) parts[at] = (parts[at] ?? 0n) + 1n
  return fen < 0n ? parts.map((part) => -part) : parts
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/**
 * What each gets when every amount is divided by itself, added up. Of an amount only what is left after whole multiples of the (shortened) weights has
 * remainders: amounts that leave the same are divided once, so that a hundred thousand cost no more than a few hundred.
 */
export function divideEach(fens: readonly bigint[], weights: readonly bigint[]): bigint[] | null {
  const whole = sumOf(weights)
  if (whole === 0n) return null
  const common = weights.reduce(gcd, whole)
  const short = weights.map((weight) => weight / common)
  const round = whole / common
  let rounds = 0n
  const left = new Map<bigint, bigint>()
  for (const fen of fens) {
    rounds += fen / round
    const rest = fen % round
    if (rest !== 0n) left.set(rest, (left.get(rest) ?? 0n) + 1n)
  }
  const parts = short.map((weight) => rounds * weight)
  for (const [rest, times] of left)
    for (const [at, part] of (divide(rest, short) ?? []).entries()) parts[at] = (parts[at] ?? 0n) + part * times
  return parts
}

/** One stay as far as costs are divided by it; the area in square metres as text. */
export type StayPart = { organisationId: string; startedOn: Day; endedOn: Day | null; areaSqm: string | null; headcount: number | null }

/** Days of a month (`2023-03`) on which a stay is there: its first day counts, the day of leaving does not. */
export function daysIn(month: string, { startedOn, endedOn }: Pick<StayPart, 'startedOn' | 'endedOn'>): number {
  const first = later(`${month}-01`, startedOn)
  const last = lastOfMonth(`${month}-01`)
  const end = endedOn === null || endedOn > last ? dayNumber(last) + 1 : dayNumber(earlier(endedOn, last))
  return Math.max(0, end - dayNumber(first))
}
const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
export const daysOfMonth = (month: string): number => Number(lastOfMonth(`${month}-01`).slice(8))

/** Days of a month on which at least one of some stays is there. */
export function daysOfAny(month: string, stays: readonly Pick<StayPart, 'startedOn' | 'endedOn'>[]): number {
  const days = Array.from({ length: daysOfMonth(month) }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)
  return days.filter((day) => stays.some(({ startedOn, endedOn }) => startedOn <= day && (endedOn === null || day < endedOn))).length
}

/** By how much one resident's stays weigh in a month: hundredths of ㎡ × days, people × days, or days. What is not known weighs nothing. */
export function weightOf(basis: AllocationBasis, month: string, stays: readonly StayPart[]): bigint {
  if (basis === 'none') return 0n
  if (basis === 'equal') return BigInt(daysOfAny(month, stays))
  return stays.reduce((sum, stay) => sum + sizeOf(basis, stay) * BigInt(daysIn(month, stay)), 0n)
}
const sizeOf = (basis: 'area' | 'headcount', { areaSqm, headcount }: StayPart): bigint =>
  basis === 'area' ? fenOf(areaSqm ?? '0') : BigInt(headcount ?? 0)

/** Whether it is not known how much a stay weighs. */
export const isLacking = (basis: AllocationBasis, { areaSqm, headcount }: StayPart): boolean =>
  (basis === 'area' && areaSqm === null) || (basis === 'headcount' && headcount === null)

/** 执行率 and 序时进度 speak of whole months: how much of a year has passed at the end of its nth month, in percent. */
export const scheduleAt = (month: number): string => String(Math.round((month * 10_000) / 12) / 100)

const proposals: [RegExp, AllocationBasis][] = [
  [/房租|租金|租赁|物业|水费|电费|^水$|^电$|水电|空调|供暖/, 'area'],
  [/清洁|保洁|网络|宽带|电话|通讯|通信|耗材|饮用水/, 'headcount'],
]
/** What is proposed for a category without a rule: what grows with space by area, what grows with people by headcount, the rest to nobody. */
export const proposedBasis = (category: string): AllocationBasis => proposals.find(([words]) => words.test(category))?.[1] ?? 'none'
