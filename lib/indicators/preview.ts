import { z } from 'zod'
import { toColumn, yearToDate } from '../day.ts'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import { countLeftOut, readTerms } from '../facts/read.ts'
import { type Measure, measureNames, termPath } from '../facts/rules.ts'
import type { Term } from '../facts/schema.ts'
import { query } from '../operation.ts'
import { upkeepCategories } from './catalogue.ts'
import { actualOf, formulaProblem } from './rules.ts'
import { facetsView, previewInput, previewView } from './schema.ts'

/** How many years a draft of a formula is tried on: its own and those before it. */
const yearsBack = 3

/** What a formula that nobody has saved comes to in its year and the years before it, with the records behind each term. Changes nothing. */
export const previewFormula = query('indicators.read')
  .input(previewInput)
  .output(previewView)
  .handler(async ({ input: { year, formula }, context: { db } }) => {
    const problem = formulaProblem(formula)
    if (problem) throw fail('INDICATOR_REFUSED', { params: { reason: problem }, fields: ['formula'] })
    const terms = [formula.numerator, ...(formula.denominator ? [formula.denominator] : [])]
    const periods = Array.from({ length: yearsBack + 1 }, (_, back) => year - back).filter((one) => one >= 2000)
    const asked = periods.flatMap((one) => terms.map((term) => ({ term, period: yearToDate(one) })))
    const readings = await readTerms(db, asked)
    const told = await Promise.all(
      asked.map(async ({ term, period }, at) => ({
        value: readings[at]?.value ?? null,
        counted: readings[at]?.records ?? 0,
        excluded: await countLeftOut(db, term, period),
        trace: termPath(term, period),
      })),
    )
    const years = periods.map((one, at) => {
      const [numerator = nothing, denominator = null] = told.slice(at * terms.length, (at + 1) * terms.length)
      const actual = actualOf(formula, numerator.value, denominator?.value ?? null)
      return { year: one, ...yearToDate(one), actual, numerator, denominator }
    })
    const measures = [...new Set(terms.map(({ measure }) => measure))]
    return { years, emptyFacets: await emptyFacets(db, terms, periods), measures }
  })
const nothing = { value: null, counted: 0, excluded: 0, trace: '' }

/** Facets that were chosen and that nothing in these years speaks of: a misspelt one counts nothing, silently. */
async function emptyFacets(db: Db, terms: Term[], years: number[]): Promise<string[]> {
  const empty = await Promise.all(
    terms.map(async ({ measure, reducer, facets }) => {
      if (facets.length === 0) return []
      const since = reducer === 'sum' || reducer === 'months_covered' ? { gte: toColumn(`${Math.min(...years)}-01-01`) } : {}
      const found = await db.rollup.groupBy({
        by: ['facet'],
        where: { measure, facet: { in: facets }, day: { ...since, lte: toColumn(`${Math.max(...years)}-12-31`) }, records: { gt: 0 } },
      })
      const known = new Set(found.map(({ facet }) => facet))
      return facets.filter((facet) => !known.has(facet))
    }),
  )
  return [...new Set(empty.flat())]
}

/** What a measure can be narrowed to: what its records say, most of them first, and what is known beside (sub-projects of the budget, the six kinds of upkeep). */
export const listFacets = query('indicators.read')
  .input(z.object({ measure: z.enum(measureNames), year: z.coerce.number().int().min(2000).max(2099) }))
  .output(facetsView)
  .handler(async ({ input: { measure, year }, context: { db } }) => {
    const found = await db.rollup.groupBy({ by: ['facet'], where: { measure, facet: { not: '' } }, _sum: { records: true } })
    const counted = new Map(found.map(({ facet, _sum }) => [facet, _sum.records ?? 0]))
    const lines = await db.budgetLine.findMany({
      where: { year, removedAt: null },
      select: { subProject: true },
      orderBy: { createdAt: 'asc' },
    })
    for (const facet of knownFacets(
      measure,
      lines.map(({ subProject }) => subProject),
    ))
      if (!counted.has(facet)) counted.set(facet, 0)
    const facets = [...counted].map(([facet, records]) => ({ facet, records })).sort((a, b) => b.records - a.records)
    return { facets, measures: [measure] }
  })

function knownFacets(measure: Measure, subProjects: string[]): string[] {
  if (measure === 'upkeep.settled') return upkeepCategories
  return /^(budget|costs|payments|contracts)\./.test(measure) ? subProjects : []
}
