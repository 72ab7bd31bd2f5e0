import { type Day, earlier, fromColumn, lastOfMonth, later, type Period, plusDays, toColumn, today } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { viewOf } from '../record-kind.ts'
import { cellOf, itemsOn, monthOf, monthsOfYear } from './rules.ts'
import { type GridView, gridView, type InspectionArea, inspectionAreaView, type RoundArea, type RoundView, roundView } from './schema.ts'

const tables = ['inspections', 'inspection_areas']

/** Areas with their checklists in the order of the way. */
async function areasOf(on: Db | Tx): Promise<InspectionArea[]> {
  const found = await on.inspectionArea.findMany({
    where: { removedAt: null },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  })
  return found.map((row) => inspectionAreaView.parse(viewOf(row)))
}

/** The round of a month: what is to be looked at on a day in each area, and what was found already. Areas without a checklist come after. */
export async function readRound(on: Db | Tx, month: Day, asked: Day | null): Promise<RoundView> {
  const first = monthOf(month)
  const day = asked !== null && monthOf(asked) === first ? asked : earlier(lastOfMonth(first), later(first, today()))
  // a quarter's item may have been looked at two months before, and a week may reach into the next month
  const span = { gte: toColumn(plusDays(first, -92)), lte: toColumn(plusDays(lastOfMonth(first), 92)) }
  const [areas, found] = await Promise.all([
    areasOf(on),
    on.inspection.findMany({ where: { removedAt: null, inspectedOn: span }, orderBy: [{ inspectedOn: 'desc' }, { item: 'asc' }] }),
  ])
  const results = found.map((row) => ({ ...viewOf(row), area: row.area, item: row.item, inspectedOn: fromColumn(row.inspectedOn) }))
  const ofMonth = results.filter(({ inspectedOn }) => monthOf(inspectedOn) === first)
  const walked = areas.flatMap((area) => {
    const items = itemsOn(area, day).map((item) => ({
      ...item,
      result: results.find((one) => one.area === area.name && one.item === item.name && isWithin(one.inspectedOn, item.turn)) ?? null,
    }))
    const shown = new Set(items.map(({ result }) => result))
    const others = ofMonth.filter((one) => one.area === area.name && !shown.has(one))
    return items.length + others.length === 0 ? [] : [{ ...area, items, others }]
  })
  const known = new Set(areas.map(({ name }) => name))
  const bare = [...new Set(ofMonth.map(({ area }) => area))].filter((name) => !known.has(name)).toSorted((a, b) => a.localeCompare(b, 'zh'))
  const without = bare.map((name) => ({
    id: null,
    name,
    responsible: null,
    note: null,
    items: [],
    others: ofMonth.filter(({ area }) => area === name),
  }))
  return roundView.parse({ month: first, on: day, areas: [...walked, ...without] as unknown as RoundArea[], tables })
}
const isWithin = (day: Day, { from, to }: Period): boolean => day >= from && day <= to

/** Which areas were walked in each month of a year, and how that went; areas without a checklist come after. */
export async function readGrid(on: Db | Tx, year: number): Promise<GridView> {
  const [areas, found] = await Promise.all([
    areasOf(on),
    on.inspection.findMany({
      // the weeks at both ends reach beyond the year
      where: { removedAt: null, inspectedOn: { gte: toColumn(`${year - 1}-12-25`), lte: toColumn(`${year + 1}-01-07`) } },
      select: { area: true, item: true, inspectedOn: true, passed: true, stage: true },
    }),
  ])
  const now = today()
  const byArea = Map.groupBy(
    found.map((row) => ({ ...row, inspectedOn: fromColumn(row.inspectedOn), stage: row.stage as 'open' | 'waiting' | 'verified' | null })),
    ({ area }) => area,
  )
  const line = (area: InspectionArea | null, name: string) => ({
    id: area?.id ?? null,
    name,
    cells: monthsOfYear(year).map((month) => cellOf(area, byArea.get(name) ?? [], month, now)),
  })
  const known = new Set(areas.map(({ name }) => name))
  const bare = [...byArea.keys()].filter((name) => !known.has(name)).toSorted((a, b) => a.localeCompare(b, 'zh'))
  const lines = [...areas.map((area) => line(area, area.name)), ...bare.map((name) => line(null, name))]
  // an area that was given up long ago, or begins later, has nothing to say
  return gridView.parse({ year, areas: lines.filter(({ cells }) => cells.some(({ due, inspected }) => due + inspected > 0)), tables })
}
