import { z } from 'zod'
import { live } from '../live.ts'
import { query } from '../operation.ts'
import { traceTerm } from './read.ts'
import { termTrace, termTraceInput } from './schema.ts'

/** The records behind one measure in one period. */
export const getTermTrace = query('facts.read')
  .input(termTraceInput)
  .output(termTrace)
  .handler(({ input: { from, to, ...term }, context: { db } }) => traceTerm(db, term, { from, to }))

/** A stream of the measures and tables that were touched, as they are touched; `*` after a gap, when anything may have changed. */
export const watchFacts = query('facts.read')
  .input(z.object({}).default({}))
  .handler(async function* ({ signal }) {
    for await (const touched of live(signal)) yield touched
  })
