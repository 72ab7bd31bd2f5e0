import { isDay, lastOfMonth } from '#lib/day.ts'
import { type CellKind, isEmpty, narrow, type Reading, refused, shown, taken } from '#lib/sheets/cells.ts'
import { month } from '#lib/sheets/days.ts'
import type { Said } from '#lib/sheets/schema.ts'

export type Span = { from: string; to: string }

const end = String.raw`(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?`
const both = new RegExp(`^${end}(?:至|到|~|～|—+|–|-+)${end}$`)
const joined = /^(\d{4})(\d{2})(\d{2})(?:至|到|~|～|—+|–|-)(\d{4})(\d{2})(\d{2})$/

/**
 * The days that a bill is for: a month (`2023-03`, 2023年3月), or both ends in one cell (`2023年2月26日-3月25日`, `20230226-20230325`). An end without a year
 * lies in that of the start, or in the next one when it comes before it; a start without one in the imported year, with a warning.
 */
export const billSpan: CellKind<Span> = (cell, around) => {
  if (isEmpty(cell)) return taken<Span>(null)
  const word = typeof cell === 'string' ? narrow(cell).replace(/\s+/g, '') : ''
  const found = word.match(both) ?? word.match(joined)
  if (found) return spanOf(found, around.year, shown(cell))
  const read = month(cell, around)
  if (read.refused) return refused('not_a_span', { value: shown(cell) })
  return taken(read.value ? { from: read.value, to: lastOfMonth(read.value) } : null, read.warning)
}

function spanOf(found: RegExpMatchArray, imported: number, value: string): Reading<Span> {
  const [, startYear, startMonth = '', startDay = '', endYear, endMonth = '', endDay = ''] = found
  const from = dayOf(startYear ?? imported, startMonth, startDay)
  const year = Number(startYear ?? imported)
  const near = dayOf(endYear ?? year, endMonth, endDay)
  const to = endYear === undefined && near < from ? dayOf(year + 1, endMonth, endDay) : near
  if (!isDay(from) || !isDay(to)) return refused('impossible_day', { value })
  const warning: Said = { code: 'year_assumed', params: { year: imported } }
  return startYear === undefined ? taken({ from, to }, warning) : taken({ from, to })
}
const dayOf = (year: string | number, month: string, day: string): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
