import fc, { type GeneratorValue } from 'fast-check'
import type { Period } from '../day.ts'
import { db } from '../db.ts'
import { measureNames } from '../facts/rules.ts'
import { reducers, type Term } from '../facts/schema.ts'
import type { Formula } from '../indicators/schema.ts'

/** The facets that each measure has in the database at hand, of all tables or of some. */
export async function facetsAtHand(tables: readonly string[] | null = null): Promise<Map<string, string[]>> {
  const rows = await db().$queryRaw<{ measure: string; facet: string }[]>`
    select distinct measure, coalesce(facet, '') as facet from facts where ${tables}::text[] is null or source = any (${tables}::text[])`
  return new Map([...Map.groupBy(rows, ({ measure }) => measure)].map(([measure, found]) => [measure, found.map(({ facet }) => facet)]))
}

const days = ['2022-01-01', '2022-12-31', '2023-01-01', '2023-03-15', '2023-05-31', '2023-06-01', '2023-12-31', '2024-02-29', '2024-12-31']

/** A stretch of days over three years, both ends included. */
export function drawPeriod(chance: GeneratorValue): Period {
  const [from = '', to = ''] = [chance(fc.constantFrom, ...days), chance(fc.constantFrom, ...days)].sort()
  return { from, to }
}

/** Any definition that the editor lets through: what is counted, how a period is read, which facets, divided by what, on which scale. */
export function drawFormula(chance: GeneratorValue, facets: Map<string, string[]>): Formula {
  return {
    numerator: drawTerm(chance, facets),
    denominator: chance(fc.boolean) ? drawTerm(chance, facets) : null,
    scale: chance(fc.constantFrom, '1', '100', '0.0001', '2.5'),
  }
}

function drawTerm(chance: GeneratorValue, facets: Map<string, string[]>): Term {
  // measures with records are drawn more often than those without
  const known = measureNames.filter((name) => facets.has(name))
  const measure = chance(fc.constantFrom, ...(chance(fc.integer, { min: 0, max: 5 }) > 0 && known.length > 0 ? known : measureNames))
  const some = (facets.get(measure) ?? []).filter(() => chance(fc.boolean))
  return { measure, reducer: chance(fc.constantFrom, ...reducers), facets: chance(fc.boolean) ? some.slice(0, 3) : [] }
}
