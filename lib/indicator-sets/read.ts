import { today, yearOf, yearProgress, yearToDate } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { actualsOf, indicatorsOf, measuresOf } from '../indicators/read.ts'
import { definitionView } from '../indicators/schema.ts'
import { viewOf } from '../record.ts'
import { problemsOf, wearOf, type Year } from './rules.ts'
import { type SetView, setRecord } from './schema.ts'

/** A year's set with all that its page says of it. */
export async function setOf(db: Db | Tx, year: number, now = today()): Promise<SetView> {
  const rows = await db.indicator.findMany({ where: { year }, orderBy: [{ position: 'asc' }, { code: 'asc' }] })
  const definitions = rows.map((row) => definitionView.parse(viewOf(row)))
  const period = yearToDate(year, now)
  const actuals = await actualsOf(db, definitions, [period])
  const set = await db.indicatorSet.findUnique({ where: { year } })
  const calendar = await db.year.findUnique({ where: { year } })
  const years = await db.indicator.groupBy({ by: ['year'], orderBy: { year: 'desc' } })
  const subProjects = await subProjectsOf(db, year)
  const indicators = definitions.map((row, at) => ({ ...row, actual: actuals[at]?.[0] ?? null }))
  const last = await lastYears(db, year, now)
  return {
    year,
    set: set && setRecord.parse(viewOf(set)),
    closedAt: calendar?.closedAt?.toISOString() ?? null,
    years: years.map((row) => row.year),
    subProjects,
    ...period,
    indicators,
    problems: problemsOf(definitions, subProjects),
    wear: wearOf(
      indicators.map((row) => ({ ...row, last: last(row.code) })),
      { year, progress: yearProgress(year, period.to) },
    ),
    measures: measuresOf(definitions),
    tables: ['indicators', 'indicator_sets', 'budget_lines', 'years'],
  }
}

/** The sub-projects of a year's budget, in their order. */
export async function subProjectsOf(db: Db | Tx, year: number): Promise<string[]> {
  const lines = await db.budgetLine.findMany({
    where: { year, removedAt: null },
    select: { subProject: true },
    orderBy: { createdAt: 'asc' },
  })
  return [...new Set(lines.map(({ subProject }) => subProject))]
}

/** Results of the last two years that are over, by the definitions of their own day. */
async function lastYears(db: Db | Tx, year: number, now: string): Promise<(code: string) => Year[]> {
  const newest = year < yearOf(now) ? year : year - 1
  const found = new Map<string, Year[]>()
  for (const one of [newest - 1, newest]) {
    const indicators = await indicatorsOf(db, one)
    const actuals = await actualsOf(db, indicators, [yearToDate(one, now)])
    for (const [at, { code, operator, target }] of indicators.entries())
      found.set(code, [...(found.get(code) ?? []), { year: one, actual: actuals[at]?.[0] ?? null, operator, target }])
  }
  return (code) => found.get(code) ?? []
}
