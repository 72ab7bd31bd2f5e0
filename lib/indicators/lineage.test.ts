import fc from 'fast-check'
import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Period } from '../day.ts'
import { db } from '../db.ts'
import type { FactRow, Term, TraceOrder } from '../facts/schema.ts'
import { Decimal } from '../money.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { drawFormula, drawPeriod, facetsAtHand } from '../testing/definitions.ts'
import { importDemo } from '../testing/demo.ts'
import { drawScript, makeParents, play } from '../testing/writers.ts'
import { actualOf } from './rules.ts'
import type { Formula } from './schema.ts'

const database = testDatabase()
const viewer = as('viewer')
let facets: Map<string, string[]>

beforeAll(async () => {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  const parents = await makeParents(client)
  await client.end()
  await importDemo()
  const [script] = fc.sample(
    fc.gen().map((chance) => [0, 1, 2].flatMap((writer) => drawScript(chance, writer, parents))),
    { numRuns: 1, seed: 7 },
  )
  await play(database.url(), script ?? [])
  facets = await facetsAtHand()
}, 60_000)

const code = 'X1'
/** The indicator whose definition is changed from run to run. */
async function define(formula: Formula): Promise<void> {
  const words = { level1: '产出', level2: '数量', name: '任意指标', operator: '≥', target: '1', unit: '项', weight: '1', position: 99 }
  await db().indicator.upsert({
    where: { year_code: { year: 2023, code } },
    create: { year: 2023, code, ...words, formula },
    update: { formula },
  })
}

/** Every record of one list of a trace, page by page. */
async function allRows(term: Term, period: Period, list: 'counted' | 'excluded', order: TraceOrder, take: number): Promise<FactRow[]> {
  const rows: FactRow[] = []
  for (;;) {
    const page = await viewer.facts.rows({ ...term, ...period, list, order, skip: rows.length, take })
    rows.push(...page.rows)
    expect(rows.length).toBeLessThanOrEqual(page.total)
    if (rows.length === page.total) return rows
    expect(page.rows).not.toEqual([])
  }
}

/** A term's value told from the records alone: null where none was counted. */
function valueFrom(rows: FactRow[], { reducer, facets: named }: Term): string | null {
  if (rows.length === 0) return null
  if (reducer === 'last') expect(new Set(rows.map(({ day }) => day)).size).toBe(1)
  if (reducer !== 'months_covered') return rows.reduce((sum, { value }) => sum.add(value ?? 0), new Decimal(0)).toFixed()
  if (named.length === 0) return null
  const months = Map.groupBy(rows, ({ day }) => day.slice(0, 7))
  return String([...months.values()].filter((found) => named.every((facet) => found.some((row) => (row.facet ?? '') === facet))).length)
}

test('for any definition the value is what its traced records add up to, whatever their order and pages, and nothing left out counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (chance) => {
      const formula = drawFormula(chance, facets)
      const period = drawPeriod(chance)
      await define(formula)
      const trace = await viewer.indicators.trace({ year: 2023, code, ...period })
      const values: (string | null)[] = []
      for (const [term, told] of [
        [formula.numerator, trace.numerator],
        [formula.denominator, trace.denominator],
      ] as const) {
        if (!term || !told) continue
        const over = { from: told.from, to: told.to }
        const order = chance(fc.constantFrom, 'day', '-day', 'amount', '-amount')
        const counted = await allRows(term, over, 'counted', order, chance(fc.constantFrom, 40, 150, 1000))
        const excluded = await allRows(term, over, 'excluded', 'day', 1000)
        // records of a value that do not count make 0; none at all, or none whose value is known, is missing
        const known = [...counted, ...excluded].filter((row) => row.value !== null)
        const value = valueFrom(counted, term) ?? (known.length > 0 && term.reducer !== 'last' ? '0' : null)
        expect(new Decimal(told.value ?? Number.NaN).toString()).toBe(new Decimal(value ?? Number.NaN).toString())
        expect(told.totals).toMatchObject({ counted: counted.length, excluded: excluded.length })
        expect(counted.filter((row) => row.excluded !== null)).toEqual([])
        expect(excluded.filter((row) => row.excluded === null)).toEqual([])
        values.push(value)
      }
      expect(trace.actual).toBe(actualOf(formula, values[0] ?? null, values[1] ?? null))
    }),
    { numRuns: 25 },
  )
}, 60_000)
