import type { Period } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { type Asked, type Reading, readTerms } from '../facts/read.ts'
import { viewOf } from '../record.ts'
import { actualOf, denominatorPeriod } from './rules.ts'
import { type Formula, type Indicator, indicatorView } from './schema.ts'

/** A year's definitions in their order. */
export async function indicatorsOf(db: Db | Tx, year: number): Promise<Indicator[]> {
  const rows = await db.indicator.findMany({ where: { year }, orderBy: [{ position: 'asc' }, { code: 'asc' }] })
  return rows.map((row) => indicatorView.parse(viewOf(row)))
}

type Defined = Pick<Indicator, 'formula'>

/** The actual of each indicator in each period, from rollup alone, in one round trip; null where nothing was logged. */
export async function actualsOf(db: Db | Tx, indicators: readonly Defined[], periods: readonly Period[]): Promise<(string | null)[][]> {
  const asked = indicators.map(({ formula }) => periods.map((period) => termsOf(formula, period)))
  return actualsFrom(indicators, asked, await readTerms(db, asked.flat(2)))
}

/** What has to be read for a formula in a period; `held` is the lower term's own stretch, where it is not the period's. */
export const termsOf = (formula: Formula | null, period: Period, held?: Period): Asked[] =>
  formula
    ? [
        { term: formula.numerator, period },
        ...(formula.denominator ? [{ term: formula.denominator, period: held ?? denominatorPeriod(formula.denominator, period) }] : []),
      ]
    : []

/** The actuals that readings come to, which were read in the order asked. */
export function actualsFrom(
  indicators: readonly Defined[],
  asked: readonly Asked[][][],
  readings: readonly Reading[],
): (string | null)[][] {
  let next = 0
  return indicators.map(({ formula }, place) =>
    (asked[place] ?? []).map((terms) => {
      const [numerator, denominator] = terms.map(() => readings[next++]?.value ?? null)
      return formula ? actualOf(formula, numerator ?? null, denominator ?? null) : null
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
