import { type Day, lastOfYear, toColumn, yearOf, yearToDate } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { standingOf } from '../evaluations/board.ts'
import { outlooksOf } from '../indicators/outlook.ts'
import { accumulates } from '../indicators/rules.ts'
import type { Indicator } from '../indicators/schema.ts'
import { Decimal, plain } from '../money.ts'
import type { Condition, Limits } from './conditions.ts'

/** A year as alerts look at it. */
export type Watched = { year: number; day: Day; board: Awaited<ReturnType<typeof standingOf>>; indicators: Indicator[] }

/** The running year, or the latest one before it that is not closed while the running one has no indicators yet: it is still being evaluated. */
export async function watchedYear(on: Db | Tx, day: Day): Promise<number | null> {
  const [row] = await on.$queryRaw<{ year: number }[]>`
    select i.year from indicators i left join years y using (year) where i.year <= ${yearOf(day)}::int and y.closed_at is null
    group by i.year order by i.year desc limit 1`
  return row?.year ?? null
}

export async function watched(on: Db | Tx, year: number, day: Day): Promise<Watched> {
  const board = await standingOf(on, yearToDate(year, day))
  return { year, day, board, indicators: board.indicators }
}

const rounded = (value: string): string => plain(new Decimal(value).toDecimalPlaces(2).toFixed())

/** The year-ends that are foreseen, by code; `codes` says of which. */
export async function forecastsOf(
  on: Db | Tx,
  { board, indicators }: Watched,
  codes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = indicators.filter(({ code }) => codes.has(code))
  const outlooks = await outlooksOf(
    on,
    wanted.map(({ formula }) => formula),
    board.asOf,
  )
  return new Map(outlooks.flatMap(({ forecast }, at) => (forecast ? [[wanted[at]?.code ?? '', forecast.value] as const] : [])))
}

/** Indicators that are behind the calendar: red and yellow are conditions of their own, so that a light that gets worse begins anew. */
export function lightsOn(seen: Watched, limits: Limits): Condition[] {
  if (!limits.has('light')) return []
  return seen.board.items.flatMap((item): Condition[] => {
    const { light } = item
    if (light !== 'red' && light !== 'yellow') return []
    const { code, name, unit, operator } = item
    return [
      {
        ...{ kind: 'light', subject: code, period: String(seen.year), variant: light, severity: light === 'red' ? 'urgent' : 'soon' },
        params: {
          code,
          name,
          light,
          unit,
          operator,
          actual: rounded(item.actual ?? '0'),
          target: rounded(item.target),
          year: String(seen.year),
        },
        path: item.trace,
      },
    ]
  })
}

/** Values that people chose for themselves and that are crossed. */
export async function valuesCrossed(on: Db | Tx, seen: Watched): Promise<Condition[]> {
  const rules = await on.alertRule.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } })
  const foreseen = new Set(rules.flatMap(({ code, figure }) => (figure === 'forecast' ? [code] : [])))
  const forecasts = foreseen.size > 0 ? await forecastsOf(on, seen, foreseen) : new Map<string, string>()
  return rules.flatMap((rule): Condition[] => {
    const item = seen.board.items.find(({ code }) => code === rule.code)
    const now = rule.figure === 'forecast' ? forecasts.get(rule.code) : item?.actual
    if (!item || now === undefined || now === null) return []
    const isCrossed = rule.side === 'below' ? new Decimal(now).lt(rule.value.toString()) : new Decimal(now).gt(rule.value.toString())
    if (!isCrossed) return []
    const value = plain(rule.value.toString())
    const params = { code: item.code, name: item.name, unit: item.unit, figure: rule.figure, side: rule.side, value, now: rounded(now) }
    // another value chosen is another condition
    const period = `${seen.year} ${rule.figure} ${rule.side} ${value}`
    return [{ kind: 'value', subject: rule.id, period, variant: '', severity: 'soon', params, path: item.trace }]
  })
}

/** Indicators that grow by records, or are read off the newest one, and have had none for so many days of the running year. */
export async function withoutData(on: Db | Tx, seen: Watched, limits: Limits): Promise<Condition[]> {
  const days = [...(limits.get('no_data') ?? [])].map(Number)
  if (days.length === 0 || seen.year !== yearOf(seen.day)) return []
  const growing = seen.indicators.flatMap((one) => {
    const { formula } = one
    const isFed = formula && (accumulates(formula) || formula.numerator.reducer === 'last')
    return isFed ? [{ ...one, measure: formula.numerator.measure }] : []
  })
  // what one slot of rollup adds another may take away: only their sum says whether a day has records
  const newest = await on.$queryRaw<{ measure: string; day: string }[]>`
    select measure, max(day)::text as day from (
      select measure, day from rollup where measure = any (${growing.map(({ measure }) => measure)}) and day <= ${seen.day}::date
      group by 1, 2 having sum(records) > 0
    ) d group by 1`
  return growing.flatMap(({ code, name, measure }) => {
    const last = newest.find((row) => row.measure === measure)?.day ?? null
    const lastDay = last ?? lastOfYear(seen.year - 1)
    const silent = Math.round((toColumn(seen.day).getTime() - toColumn(lastDay).getTime()) / 86_400_000)
    return days
      .filter((limit) => silent >= limit)
      .map((limit): Condition => {
        const path = seen.board.items.find((item) => item.code === code)?.trace ?? '/board'
        const params = { code, name, day: last, days: silent, has: last ? 'yes' : 'no' }
        return { kind: 'no_data', subject: code, period: String(seen.year), variant: String(limit), severity: 'note', params, path }
      })
  })
}

/** Spending that is further from the calendar than a limit of percentage points allows: as a whole, and of each sub-project. */
export function budgetPace(seen: Watched, limits: Limits): Condition[] {
  const points = [...(limits.get('budget') ?? [])].map(Number)
  const { funds, year } = seen.board
  const schedule = new Decimal(seen.board.schedule).mul(100).toDecimalPlaces(2)
  const rows = [{ subProject: '', ratePercent: funds.ratePercent, trace: `/costs/analysis?year=${year}` }, ...funds.lines]
  return rows.flatMap(({ subProject, ratePercent, trace }) => {
    if (ratePercent === null) return []
    const ahead = new Decimal(ratePercent).sub(schedule)
    const side = ahead.lt(0) ? 'behind' : 'ahead'
    return points
      .filter((limit) => ahead.abs().gt(limit))
      .map((limit): Condition => {
        const figures = { rate: plain(ratePercent), schedule: plain(schedule.toFixed()), points: plain(ahead.abs().toFixed()) }
        const params = { ...figures, side, subProject, of: subProject === '' ? 'all' : 'one', year: String(year) }
        const severity = side === 'behind' ? 'soon' : 'note'
        return {
          kind: 'budget',
          subject: `${side}:${subProject}`,
          period: String(year),
          variant: String(limit),
          severity,
          params,
          path: trace,
        }
      })
  })
}
