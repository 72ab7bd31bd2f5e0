import { z } from 'zod'
import { earlier, firstOfYear, lastOfMonth, lastOfYear, later, today, yearToDate } from '../day.ts'
import { atOneMoment } from '../db.ts'
import { fail } from '../errors.ts'
import { readTerms, traceTerm } from '../facts/read.ts'
import { query, report } from '../operation.ts'
import { recordQueries, viewOf } from '../record.ts'
import type { RecordKind } from '../record-kind.ts'
import { dayText, listInput } from '../shapes.ts'
import { changesOf } from './changes.ts'
import { actualsOf, indicatorsOf, measuresOf } from './read.ts'
import { actualOf, denominatorPeriod } from './rules.ts'
import {
  changesInput,
  changesView,
  definitionInput,
  definitionView,
  formulaSchema,
  indicatorTrace,
  indicatorView,
  monthsView,
} from './schema.ts'

const yearInput = z.object({ year: z.coerce.number().int().min(2000).max(2099) })

/** A year's definitions. */
export const listIndicators = query('indicators.read')
  .input(yearInput)
  .output(z.array(indicatorView))
  .handler(({ input, context: { db } }) => indicatorsOf(db, input.year))

/** Definitions as records: they have a history, and are read one by one. */
const definitionKind = {
  model: 'indicator',
  read: 'indicators.read',
  write: 'indicators.write',
  input: definitionInput,
  view: definitionView,
  search: ['code', 'name'],
  by: 'year',
} satisfies RecordKind
const { get, history } = recordQueries(definitionKind)

/** The definitions as forms ask for them: of one year or of all, in their order. */
const listDefinitions = query('indicators.read')
  .input(listInput)
  .output(z.object({ rows: z.array(definitionView), total: z.int(), tables: z.array(z.string()) }))
  .handler(async ({ input: { year, size, page }, context: { db } }) => {
    const where = year === null ? {} : { year }
    const rows = await db.indicator.findMany({
      where,
      orderBy: [{ year: 'desc' }, { position: 'asc' }, { code: 'asc' }],
      take: size,
      skip: (page - 1) * size,
    })
    return {
      rows: rows.map((row) => definitionView.parse(viewOf(row))),
      total: await db.indicator.count({ where }),
      tables: ['indicators'],
    }
  })
export const definitionQueries = { list: listDefinitions, get, history }

/** The years that have definitions, newest first. */
export const listYears = query('indicators.read')
  .output(z.array(z.int()))
  .handler(async ({ context: { db } }) => {
    const rows = await db.indicator.groupBy({ by: ['year'], orderBy: { year: 'desc' } })
    return rows.map((row) => row.year)
  })

/** How an indicator's actual came about: its terms with every record counted, left out, or just after the period. */
export const getIndicatorTrace = query('facts.read')
  .input(yearInput.extend({ code: z.string().max(40), from: dayText.optional(), to: dayText.optional() }))
  .output(indicatorTrace)
  .handler(async ({ input, context: { db } }) => {
    const row = await db.indicator.findUnique({ where: { year_code: { year: input.year, code: input.code } } })
    if (!row) throw fail('NOT_FOUND')
    const indicator = indicatorView.parse(viewOf(row))
    const whole = yearToDate(input.year)
    const period = { from: input.from ?? whole.from, to: input.to ?? whole.to }
    if (!indicator.formula) return { indicator, ...period, actual: null, numerator: null, denominator: null, measures: [] }
    const numerator = await traceTerm(db, indicator.formula.numerator, period)
    const denominator = indicator.formula.denominator
      ? await traceTerm(db, indicator.formula.denominator, denominatorPeriod(indicator.formula.denominator, period))
      : null
    const actual = actualOf(indicator.formula, numerator.value, denominator?.value ?? null)
    return { indicator, ...period, actual, numerator, denominator, measures: measuresOf([indicator]) }
  })

/** What changed in a figure since a day, from the audit. */
export const getChanges = query('facts.read')
  .input(changesInput)
  .output(changesView)
  .handler(({ input: { figure, since } }) =>
    atOneMoment(async (tx) => {
      if (!('code' in figure)) {
        const { over, from, to, ...term } = figure
        const denominator = over ? { ...term, measure: over } : null
        return changesOf(tx, { numerator: term, denominator, scale: over ? '100' : '1' }, { from, to }, since)
      }
      const row = await tx.indicator.findUnique({ where: { year_code: { year: figure.year, code: figure.code } } })
      const formula = formulaSchema.nullable().parse(row?.formula ?? null)
      if (!formula) throw fail('NOT_FOUND')
      const whole = yearToDate(figure.year)
      return changesOf(tx, formula, { from: figure.from ?? whole.from, to: figure.to ?? whole.to }, since)
    }),
  )

/** The year month by month up to a day, for the charts: each indicator's actual up to each month's end, and what each sub-project paid in the month. */
export const getMonths = report('board.read')
  .input(yearInput.extend({ to: dayText.optional() }))
  .output(monthsView)
  .handler(async ({ input: { year, to = lastOfYear(year) }, context: { db } }) => {
    const months = Array.from({ length: 12 }, (_, index) => {
      const first = `${year}-${String(index + 1).padStart(2, '0')}-01`
      return { month: index + 1, first, until: earlier(lastOfMonth(first), later(first, to)) }
    }).filter(({ first }) => first <= earlier(today(), to))
    const indicators = await indicatorsOf(db, year)
    const untils = months.map(({ until }) => ({ from: firstOfYear(year), to: until }))
    const lines = await db.budgetLine.findMany({ where: { year, removedAt: null }, orderBy: { createdAt: 'asc' } })
    const paid = { measure: 'costs.paid', reducer: 'sum' } as const
    const [actuals, costs] = await Promise.all([
      actualsOf(db, indicators, untils),
      readTerms(
        db,
        lines.flatMap(({ subProject }) =>
          months.map(({ first, until }) => ({ term: { ...paid, facets: [subProject] }, period: { from: first, to: until } })),
        ),
      ),
    ])
    return {
      year,
      months: months.map(({ month, until }) => ({ month, until })),
      series: indicators.map(({ code, name, unit, target }, index) => ({ code, name, unit, target, actuals: actuals[index] ?? [] })),
      costs: lines.map(({ subProject }, index) => ({
        subProject,
        paidYuan: months.map((_, month) => costs[index * months.length + month]?.value ?? '0'),
      })),
      measures: [...new Set([...measuresOf(indicators), 'costs.paid'])],
    }
  })
