import { type Day, lastOfMonth, plusDays } from '../day.ts'

/**
 * What the house knows how to look for, in the order in which it is shown. A subject is the meter, category, area, day or record that a month is
 * expected to have.
 */
export const completenessKinds = [
  'readings',
  'bills',
  'upkeep',
  'vouchers',
  'inspections',
  'events',
  'articles',
  'followers',
  'requests',
  'settlements',
  'surveys',
] as const
export type CompletenessKind = (typeof completenessKinds)[number]

/** Looked for once a year; they stand in December. */
const yearlyKinds: readonly CompletenessKind[] = ['surveys']
export const isYearly = (kind: CompletenessKind): boolean => yearlyKinds.includes(kind)

/** Whose subjects an item names itself: the categories that are paid each month, the areas where the rounds do not tell. */
export const hasOwnSubjects = (kind: string): boolean => kind === 'upkeep' || kind === 'inspections'

/** 齐全 · 部分 · 缺报 · 未到期 · 免报 · 不要求 */
export const cellStates = ['complete', 'partly', 'missing', 'due', 'excused', 'none'] as const
export type CellState = (typeof cellStates)[number]

/** How many subjects a month is expected to have, how many of them are there, and how many of the others are excused. */
export type CellCounts = { expected: number; done: number; excused: number }

/** How many subjects are still to be logged. */
export const openIn = ({ expected, done, excused }: CellCounts): number => expected - done - excused

/** Where a cell stands on a day: what is there is complete however early; what is not there is missing only once it was due. */
export function stateOf(counts: CellCounts, dueOn: Day, now: Day): CellState {
  const { expected, done, excused } = counts
  if (expected === 0) return 'none'
  if (openIn(counts) === 0) return excused === expected ? 'excused' : 'complete'
  if (now <= dueOn) return 'due'
  return done + excused > 0 ? 'partly' : 'missing'
}

/** The day of the month after that an item is due on. */
export function dueDayOf(month: Day, dueDay: number): Day {
  return `${plusDays(lastOfMonth(month), 1).slice(0, 8)}${String(dueDay).padStart(2, '0')}`
}

/** A rate counts cells: those that are whole (or excused) among those that are due. */
export type Rate = { whole: number; due: number }
export function rateOf(states: readonly CellState[]): Rate {
  const due = states.filter((state) => state !== 'none' && state !== 'due')
  return { whole: due.filter((state) => state === 'complete' || state === 'excused').length, due: due.length }
}

/** The months of a year, by their first days. */
export const monthsOf = (year: number): Day[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}-01`)
