import { z } from 'zod'
import { csvOf } from '../csv.ts'
import { fail } from '../errors.ts'
import { listening, live } from '../live.ts'
import { query, report } from '../operation.ts'
import { whileOpen } from '../still-open.ts'
import { traceRows, traceTerm } from './read.ts'
import { factRow, type Term, termTrace, termTraceInput, traceExportInput, tracePage, traceRowsInput } from './schema.ts'
import { traceTable } from './sheet.ts'

/** The records behind one measure in one period. */
export const getTermTrace = query('facts.read')
  .input(termTraceInput)
  .output(termTrace)
  .handler(({ input: { from, to, ...term }, context: { db } }) => traceTerm(db, term, { from, to }))

/** One page of a trace's records. */
export const listTraceRows = query('facts.read')
  .input(traceRowsInput)
  .output(z.object({ rows: z.array(factRow), total: z.int(), measures: z.array(z.string()) }))
  .handler(async ({ input, context: { db } }) => ({
    ...(await traceRows(db, termOf(input), input, tracePage.parse(input))),
    measures: [input.measure],
  }))

/** A figure's records as a CSV file: those counted, then those left out with the reason. */
export const exportTrace = report('facts.read')
  .input(traceExportInput)
  .output(z.file())
  .handler(async ({ input, context: { db } }) => {
    const content = await csvOf(traceTable(db, termOf(input), input, input))
    return new File([content], 'trace.csv', { type: content.type })
  })

const termOf = ({ measure, reducer, facets }: Term): Term => ({ measure, reducer, facets })

/** A stream of the measures and tables that were touched, as they are touched; `*` after a gap, when anything may have changed. It ends with the session or the key. */
export const watchFacts = query('facts.read')
  .input(z.object({}).default({}))
  .handler(async ({ signal, context: { actor } }) => {
    // whoever cannot hear says so, instead of looking as if nothing went on
    if ((await listening()) === null) throw fail('DATABASE_AWAY')
    if (!actor) throw fail('SIGNED_OUT')
    return whileOpen(live(signal), actor)
  })
