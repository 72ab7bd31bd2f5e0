import type { Period } from '../day.ts'
import { Decimal } from '../money.ts'
import type { Term } from './schema.ts'

/** What one write moved in one day and facet of a measure: counted value and records, and records of a value that were left out. */
export type Delta = { day: string; facet: string; value: string; records: number; leftOut: number }
/** What rollup holds under one key of a term. */
export type Kept = { key: string; value: string; records: number }

/** What has to be kept apart to read a term: a stock by day, coverage by month and facet; the others are one sum. */
export function keyOf({ reducer }: Term, { day, facet }: { day: string; facet: string }): string {
  if (reducer === 'last') return day
  return reducer === 'months_covered' ? `${day.slice(0, 7)} ${facet}` : ''
}

/** What a fact's value gives to a term's sum: seat-days count from its own day to the period's end. */
function weightOf({ reducer }: Term, period: Period, day: string): number {
  if (reducer !== 'level_days') return 1
  const first = day > period.from ? day : period.from
  return Math.round((Date.parse(period.to) - Date.parse(first)) / 86_400_000) + 1
}

export type Replay = { undo: (delta: Delta) => void; value: () => string | null }

/** A term's value as it stands, to be led back through what was written: after each `undo` it says what the value was before. */
export function replayOf(term: Term, period: Period, kept: readonly Kept[]): Replay {
  const held = new Map(kept.map(({ key, value, records }) => [key, { value: new Decimal(value), records }]))
  const undo = (delta: Delta) => {
    const key = keyOf(term, delta)
    const at = held.get(key) ?? { value: new Decimal(0), records: 0 }
    const moved = new Decimal(delta.value).mul(weightOf(term, period, delta.day))
    held.set(key, { value: at.value.sub(moved), records: at.records - delta.records })
  }
  if (term.reducer === 'months_covered') return { undo, value: () => monthsCovered(term, held) }
  const latestFirst = [...held.keys()].sort().reverse()
  const value = () => {
    const key = latestFirst.find((one) => (held.get(one)?.records ?? 0) > 0)
    return key === undefined ? null : (held.get(key)?.value.toFixed() ?? null)
  }
  return { undo, value }
}

function monthsCovered({ facets }: Term, held: ReadonlyMap<string, { records: number }>): string | null {
  const logged = [...held].filter(([, { records }]) => records > 0).map(([key]) => key)
  // without facets named nothing says what a month has to have
  if (logged.length === 0 || facets.length === 0) return null
  const months = new Set(logged.map((key) => key.slice(0, 7)))
  const covered = [...months].filter((month) => facets.every((facet) => (held.get(`${month} ${facet}`)?.records ?? 0) > 0))
  return String(covered.length)
}
