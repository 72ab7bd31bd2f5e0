import { type Day, fromColumn, toColumn, today } from '../day.ts'
import { atOneMoment, type Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import {
  type CellCounts,
  type CompletenessKind,
  completenessKinds,
  dueDayOf,
  isYearly,
  monthsOf,
  openIn,
  rateOf,
  stateOf,
} from './rules.ts'
import type { Cell, CompletenessYear, Gap, GapsView, ItemShown } from './schema.ts'
import { lookedInto, wanted } from './subjects.ts'

const sql = Prisma.sql
/** What one excuse covers: all that a month lacks of an item, or one subject. */
const excused = sql`e.item_id = w.item_id and e.for_month = w.month and e.subject in ('', w.subject) and e.removed_at is null`

type Item = Awaited<ReturnType<typeof itemsIn>>[number]
const isKnown = (kind: string): kind is CompletenessKind => completenessKinds.some((one) => one === kind)
async function itemsIn(tx: Tx, id?: string) {
  const rows = await tx.completenessItem.findMany({ where: { removedAt: null, id }, orderBy: [{ position: 'asc' }, { kind: 'asc' }] })
  return rows.flatMap(({ kind, ...row }) => (isKnown(kind) ? [{ ...row, kind }] : []))
}

/** A year's grid: what each month is expected to have, what it has, and what is excused, all seen at one moment. */
export function completenessOf(year: number, now: Day = today()): Promise<CompletenessYear> {
  return atOneMoment(async (tx) => {
    const months = monthsOf(year)
    const [items, owners, counts, opened] = [
      await itemsIn(tx),
      await tx.completenessMonth.findMany({ where: { forMonth: { in: months.map(toColumn) }, removedAt: null } }),
      await countsIn(tx, months[0] ?? now, months[11] ?? now, now, null),
      await openedIn(tx, now),
    ]
    const shown = items.map((item) => shownItem(item, months, counts, now))
    const required = shown.filter(({ isRequired }) => isRequired)
    return {
      ...{ year, today: now, opened, items: shown },
      months: months.map((month) => {
        const cells = required.flatMap((item) => item.cells.filter((cell) => cell.month === month))
        const named = owners.find(({ forMonth }) => fromColumn(forMonth) === month)
        return { month, owner: named ? { id: named.id, version: named.version, owner: named.owner } : null, ...standing(cells) }
      }),
      ...standing(required.flatMap(({ cells }) => cells)),
      tables: lookedInto,
    }
  })
}

/** How some cells stand together: their rate, and how many subjects are overdue. */
const standing = (cells: readonly Cell[]) => ({
  rate: rateOf(cells.map(({ state }) => state)),
  open: cells.filter(({ state }) => state === 'partly' || state === 'missing').reduce((sum, cell) => sum + openIn(cell), 0),
})

function shownItem(item: Item, months: readonly Day[], counts: Counts, now: Day): ItemShown {
  const { id, kind, isRequired, dueDay, owner } = item
  const cells = (isYearly(kind) ? months.slice(-1) : months).map((month) => cellOf(item, month, counts, now))
  return { id, kind, isRequired, dueDay, owner, cells, rate: rateOf(cells.map(({ state }) => state)) }
}

function cellOf(item: Pick<Item, 'id' | 'dueDay'>, month: Day, counts: Counts, now: Day): Cell {
  const found = counts.get(`${item.id} ${month}`) ?? { expected: 0, done: 0, excused: 0 }
  const dueOn = dueDayOf(month, item.dueDay)
  return { month, dueOn, state: stateOf(found, dueOn, now), ...found }
}

type Counts = Map<string, CellCounts>
async function countsIn(tx: Tx, from: Day, to: Day, now: Day, item: string | null): Promise<Counts> {
  const rows = await tx.$queryRaw<(CellCounts & { itemId: string; month: string })[]>`
    with ${wanted(from, to, now, item)}
    select w.item_id::text as "itemId", w.month::text as month, count(*)::int as expected, (count(*) filter (where w.is_there))::int as done,
      (count(*) filter (where not w.is_there and exists (select 1 from completeness_excuses e where ${excused})))::int as excused
    from wanted w group by 1, 2`
  return new Map(rows.map(({ itemId, month, ...counts }) => [`${itemId} ${month}`, counts]))
}

async function openedIn(tx: Tx, now: Day): Promise<Day> {
  const { _min } = await tx.stay.aggregate({ _min: { startedOn: true }, where: { removedAt: null } })
  return `${(_min.startedOn ? fromColumn(_min.startedOn) : now).slice(0, 7)}-01`
}

/** How many gaps one cell shows at most. */
const mostGaps = 200

/** What one month lacks of one item, with the excuses that were made; null where there is no such item. */
export function gapsOf(itemId: string, month: Day, now: Day = today()): Promise<GapsView | null> {
  return atOneMoment(async (tx) => {
    const [item] = await itemsIn(tx, itemId)
    if (!item) return null
    const cell = cellOf(item, month, await countsIn(tx, month, month, now, itemId), now)
    const rows = await tx.$queryRaw<Gap[]>`
      with ${wanted(month, month, now, itemId)}
      select w.subject, w.label, w.hint, w.record_id::text as "recordId", (
          select jsonb_build_object('id', e.id, 'version', e.version, 'reason', e.reason, 'subject', e.subject,
            'createdAt', to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          from completeness_excuses e where ${excused} order by e.subject desc limit 1) as excuse
      from wanted w where not w.is_there order by w.label, w.subject limit ${mostGaps}`
    const { kind, owner } = item
    return { itemId, kind, owner, cell, gaps: rows, more: cell.expected - cell.done - rows.length, tables: lookedInto }
  })
}
