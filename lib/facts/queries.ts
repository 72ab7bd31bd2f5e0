import { z } from 'zod'
import { live } from '../live.ts'
import { query } from '../operation.ts'
import { traceRows, traceTerm } from './read.ts'
import { factRow, type Term, termTrace, termTraceInput, tracePage, traceRowsInput } from './schema.ts'

/** The records behind one measure in one period. */
export const getTermTrace = query('facts.read')
  .input(termTraceInput)
  .output(termTrace)
  .handler(({ input: { from, to, ...term }, context: { db } }) => traceTerm(db, term, { from, to }))

/** One page of a trace's records. */
export const listTraceRows = query('facts.read')
  .input(traceRowsInput)
  .output(z.object({ rows: z.array(factRow), total: z.int() }))
  .handler(({ input, context: { db } }) => traceRows(db, termOf(input), input, tracePage.parse(input)))

const termOf = ({ measure, reducer, facets }: Term): Term => ({ measure, reducer, facets })

/** A stream of the measures and tables that were touched, as they are touched; `*` after a gap, when anything may have changed. */
export const watchFacts = query('facts.read')
  .input(z.object({}).default({}))
  .handler(async function* ({ signal }) {
    for await (const touched of live(signal)) yield touched
  })
