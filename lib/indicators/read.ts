import type { Period } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { viewOf } from '../record.ts'
import { actualOf } from './rules.ts'
import { type Indicator, indicatorView } from './schema.ts'

/** A year's definitions in their order. */
export async function indicatorsOf(db: Db | Tx, year: number): Promise<Indicator[]> {
  const rows = await db.indicator.findMany({ where: { year }, orderBy: [{ position: 'asc' }, { code: 'asc' }] })
  return rows.map((row) => indicatorView.parse(viewOf(row)))
}

/** The actual of each indicator in each period, from rollup alone, in one round trip; null where nothing was logged. */
export async function actualsOf(db: Db | Tx, indicators: Indicator[], periods: Period[]): Promise<(string | null)[][]> {
  const asked = indicators.flatMap(({ formula }) =>
    formula
      ? periods.flatMap((period) => [formula.numerator, formula.denominator].flatMap((term) => (term ? [{ term, period }] : [])))
      : [],
  )
  const readings = await readTerms(db, asked)
  let next = 0
  const take = () => readings[next++]?.value ?? null
  return indicators.map(({ formula }) =>
    periods.map(() => {
      if (!formula) return null
      const numerator = take()
      return actualOf(formula, numerator, formula.denominator ? take() : null)
    }),
  )
}

/** The measures that some indicators depend on. */
export const measuresOf = (indicators: Pick<Indicator, 'formula'>[]): string[] => [
  ...new Set(
    indicators.flatMap(({ formula }) =>
      formula ? [formula.numerator.measure, ...(formula.denominator ? [formula.denominator.measure] : [])] : [],
    ),
  ),
]
