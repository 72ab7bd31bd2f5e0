import { endOfISOWeek, endOfQuarter, format, getMonth, parseISO, startOfISOWeek, startOfMonth, startOfQuarter } from 'date-fns'
import { type Day, earlier, lastOfMonth, later, type Period, plusDays } from '../day.ts'
import { Decimal } from '../money.ts'
import type { ChecklistItem, Frequency, GridCell, Inspection } from './schema.ts'

const dayOf = (date: Date): Day => format(date, 'yyyy-MM-dd')
/** The first day of a day's month. */
export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`
/** The months of a year, by their first days. */
export const monthsOfYear = (year: number): Day[] => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-01`)

/** The turn of an item that a day belongs to: the days within which it is to be looked at once. Weeks begin on Monday. */
export function turnOf(frequency: Frequency, day: Day): Period {
  const at = parseISO(day)
  if (frequency === 'weekly') return { from: dayOf(startOfISOWeek(at)), to: dayOf(endOfISOWeek(at)) }
  if (frequency === 'quarterly') return { from: dayOf(startOfQuarter(at)), to: dayOf(endOfQuarter(at)) }
  return { from: dayOf(startOfMonth(at)), to: lastOfMonth(day) }
}

/** The turns that fall due in a month (its first day): it itself; its weeks, those that have their Thursday in it; a quarter in its last month. */
export function turnsDueIn(frequency: Frequency, month: Day): Period[] {
  if (frequency === 'monthly') return [turnOf('monthly', month)]
  if (frequency === 'quarterly') return getMonth(parseISO(month)) % 3 === 2 ? [turnOf('quarterly', month)] : []
  const weeks: Period[] = []
  for (let week = turnOf('weekly', month); week.from <= lastOfMonth(month); week = turnOf('weekly', plusDays(week.to, 1)))
    if (monthOf(plusDays(week.from, 3)) === monthOf(month)) weeks.push(week)
  return weeks
}

/** Days on which something is asked for, from and to both included. */
type Span = { from: Day; until: Day | null }
const overlaps = ({ from, until }: Span, turn: Period): boolean => from <= turn.to && (until === null || until >= turn.from)
type Area = { startsOn: Day; endsOn: Day | null; items: readonly ChecklistItem[] }
/** When an item of an area is asked for: as long as both are in use. */
const spanOf = ({ startsOn, endsOn }: Area, { from, until }: ChecklistItem): Span => ({
  from: later(from, startsOn),
  until: until === null ? endsOn : endsOn === null ? until : earlier(until, endsOn),
})
/** The items of an area that are asked for in a turn, each with the turn that a day belongs to. */
export const itemsOn = (area: Area, day: Day): (ChecklistItem & { turn: Period })[] =>
  area.items.map((item) => ({ ...item, turn: turnOf(item.frequency, day) })).filter((item) => overlaps(spanOf(area, item), item.turn))

type Result = Pick<Inspection, 'inspectedOn' | 'item' | 'passed' | 'stage'>
/** An area's month: `results` are those of the area, also of the weeks and quarters around it. A turn that has not begun is not due. */
export function cellOf(area: Area | null, results: readonly Result[], month: Day, now: Day): GridCell {
  const asked = (area?.items ?? []).flatMap((item) =>
    turnsDueIn(item.frequency, month)
      .filter((turn) => turn.from <= now && area && overlaps(spanOf(area, item), turn))
      .map((turn) => results.some((one) => one.item === item.name && one.inspectedOn >= turn.from && one.inspectedOn <= turn.to)),
  )
  const found = results.filter((one) => monthOf(one.inspectedOn) === month)
  return {
    month,
    due: asked.length,
    done: asked.filter(Boolean).length,
    inspected: found.length,
    passed: found.filter(({ passed }) => passed).length,
    open: found.filter(({ stage }) => stage === 'open' || stage === 'waiting').length,
  }
}

/** What can be said of a cell in a word: nothing asked; not come yet; nobody was there; some is left; all done. */
export type CellState = 'none' | 'ahead' | 'missed' | 'partial' | 'done'
export function cellState({ month, due, done, inspected }: GridCell, now: Day): CellState {
  if (month > now) return 'ahead'
  if (due === 0) return inspected > 0 ? 'done' : 'none'
  if (done === due) return 'done'
  return done === 0 && inspected === 0 ? 'missed' : 'partial'
}

/** Passed of inspected in percent, to one decimal, rounded half up; null when nothing was inspected. */
export const passPercent = (passed: number, inspected: number): string | null =>
  inspected === 0 ? null : new Decimal(passed).mul(100).div(inspected).toDecimalPlaces(1).toFixed()

/** How often something was looked at, told by the days between: more than 45 apart quarterly, at most 10 weekly. */
export function frequencyOf(first: Day, last: Day, times: number): Frequency {
  if (times < 2) return 'monthly'
  const apart = (Date.parse(last) - Date.parse(first)) / 86_400_000 / (times - 1)
  return apart <= 10 ? 'weekly' : apart > 45 ? 'quarterly' : 'monthly'
}

/** By how many days something that is not put right is late; 0 when it is not. */
export const daysLate = ({ stage, dueOn }: Pick<Inspection, 'stage' | 'dueOn'>, now: Day): number =>
  stage === 'open' && dueOn !== null && dueOn < now ? (Date.parse(now) - Date.parse(dueOn)) / 86_400_000 : 0

/** Why what was put right cannot be confirmed by this person on this day; null when it can. */
export function verifyGap(
  row: Pick<Inspection, 'stage' | 'rectifiedOn' | 'rectifiedBy'>,
  userName: string | null,
  checkedOn: Day,
  now: Day,
): 'not_rectified' | 'own' | 'verified_before' | 'verified_future' | null {
  if (row.stage !== 'waiting' || row.rectifiedOn === null) return 'not_rectified'
  if (row.rectifiedBy === userName) return 'own'
  if (checkedOn < row.rectifiedOn) return 'verified_before'
  return checkedOn > now ? 'verified_future' : null
}
