import { type Period, yearOf, yearProgress } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { indicatorsOf } from '../indicators/read.ts'
import { completion, lightOf } from '../indicators/rules.ts'
import { snapshotOf } from './read.ts'

/** How a year stands at a period's end: its snapshot, each indicator with its light against the calendar. `measureOf`: what each one's numerator counts. */
export async function boardOf(db: Db | Tx, period: Period) {
  const year = yearOf(period.to)
  const [snapshot, indicators] = [await snapshotOf(db, year, period), await indicatorsOf(db, year)]
  const schedule = yearProgress(year, snapshot.asOf)
  const formulas = new Map(indicators.map(({ code, formula }) => [code, formula]))
  return {
    ...snapshot,
    schedule,
    measureOf: new Map(indicators.flatMap(({ code, formula }) => (formula ? [[code, formula.numerator.measure] as const] : []))),
    items: snapshot.items.map((item) => ({
      ...item,
      light: lightOf({ ...item, formula: formulas.get(item.code) ?? null }, item.actual, schedule),
      completionPercent: item.actual === null ? null : completion(item, item.actual).mul(100).toDecimalPlaces(1).toFixed(),
    })),
  }
}
