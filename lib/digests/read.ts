import { createHash } from 'node:crypto'
import { forecastsOf, type Watched, watched, watchedYear } from '../alerts/figures.ts'
import { attentionOf } from '../attention/read.ts'
import { completenessOf } from '../completeness/read.ts'
import { type Day, lastOfMonth } from '../day.ts'
import { type Db, db, type Tx } from '../db.ts'
import { baseScoreOf, finalScore, total } from '../evaluations/rules.ts'
import { Decimal, plain } from '../money.ts'
import { isAllowed, type Role } from '../permissions.ts'
import { type DigestContent, type DigestKind, digestContent } from './schema.ts'

const percentOf = (share: number): string => plain(new Decimal(share).mul(100).toDecimalPlaces(1).toFixed())

/** What a digest says on a day, beside the one that the person had before. */
export async function contentOf(on: Db | Tx, role: Role, day: Day, before: DigestContent | null): Promise<DigestContent> {
  const year = await watchedYear(on, day)
  const nothing = {
    total: null,
    totalBefore: null,
    grade: null,
    weight: '0',
    expected: null,
    schedule: '0',
    lights: [],
    allLights: {},
    gaps: [],
    budget: [],
  }
  if (year === null) return { year, day, asOf: day, ...nothing, attention: [] }
  const seen = await watched(on, year, day)
  const { board } = seen
  const earlier = before?.year === year ? before : null
  const lit = board.items.map((item) => {
    const { code, name, target, unit, operator, light } = item
    const actual = item.actual === null ? null : plain(new Decimal(item.actual).toDecimalPlaces(2).toFixed())
    return { code, name, light, before: earlier?.allLights[code] ?? null, actual, target: plain(target), unit, operator, path: item.trace }
  })
  return {
    ...{
      year,
      day,
      asOf: board.asOf,
      total: board.total,
      totalBefore: earlier?.total ?? null,
      grade: board.grade,
      weight: plain(board.weight),
    },
    ...{ expected: await expectedOf(on, seen), schedule: percentOf(board.schedule), attention: await attentionFor(role, year, day) },
    lights: lit.filter(({ light, before: last }) => (earlier ? light !== last : light === 'red' || light === 'yellow')),
    allLights: Object.fromEntries(lit.map(({ code, light }) => [code, light])),
    gaps: await gapsOf(year, day),
    budget: budgetOf(seen),
  }
}

/** What calls for somebody, and what the reader may open of it. */
async function attentionFor(role: Role, year: number, day: Day): Promise<DigestContent['attention']> {
  const items = await attentionOf(db(), { year, day })
  return items
    .filter(({ kind }) => isAllowed(role, 'sheets.read') || !kind.startsWith('imports'))
    .map(({ kind, count, severity, path, params }) => ({ kind, count, severity, path, names: params.names ?? [] }))
}

/** The year's total if every indicator ends as is foreseen; none while one has no figure yet. */
async function expectedOf(on: Db | Tx, seen: Watched): Promise<DigestContent['expected']> {
  const foreseen = await forecastsOf(on, seen, new Set(seen.board.items.map(({ code }) => code)))
  const items = seen.board.items.map((item) => {
    const base = baseScoreOf({ ...item, actual: foreseen.get(item.code) ?? null })
    return { code: item.code, isApplicable: item.isApplicable, score: finalScore(base, item.deduction) }
  })
  const { total: sum, grade, missing } = total(items, seen.board.limits)
  return sum === null || missing.length > 0 ? null : { total: sum, grade }
}

async function gapsOf(year: number, day: Day): Promise<DigestContent['gaps']> {
  const grid = await completenessOf(year, day)
  return grid.months
    .filter(({ month, open }) => open > 0 && lastOfMonth(month) < day && month >= grid.opened)
    .map(({ month, open }) => ({ month: month.slice(0, 7), open, path: `/completeness?year=${year}` }))
}

function budgetOf({ board }: Watched): DigestContent['budget'] {
  const { funds, year, schedule } = board
  const passed = new Decimal(schedule).mul(100)
  return [{ subProject: '', ratePercent: funds.ratePercent, trace: `/costs/analysis?year=${year}` }, ...funds.lines].map((line) => ({
    subProject: line.subProject,
    rate: line.ratePercent === null ? null : plain(line.ratePercent),
    ahead: line.ratePercent === null ? null : plain(new Decimal(line.ratePercent).sub(passed).toDecimalPlaces(1).toFixed()),
    path: line.trace,
  }))
}

/** The digest that somebody had last of a kind, and was not a test. */
export async function lastDigestOf(
  on: Db | Tx,
  userId: string,
  kind: DigestKind,
  before?: string,
): Promise<{ content: DigestContent; sha256: string } | null> {
  const row = await on.digest.findFirst({
    where: { userId, kind, isTest: false, state: 'made', ...(before && { slot: { lt: before } }) },
    orderBy: { slot: 'desc' },
  })
  return row?.content ? { content: digestContent.parse(row.content), sha256: row.sha256 ?? '' } : null
}

/** What counts as a change between two digests: not that a day went by, nor that a forecast drifts with it. */
export function sha256Of({ total, grade, allLights, attention, gaps, budget }: DigestContent): string {
  const paid = budget.map(({ subProject, rate }) => [subProject, rate])
  const counts = attention.map(({ kind, count }) => [kind, count])
  return createHash('sha256')
    .update(JSON.stringify([total, grade, Object.entries(allLights).sort(), counts, gaps.map(({ month, open }) => [month, open]), paid]))
    .digest('hex')
}
