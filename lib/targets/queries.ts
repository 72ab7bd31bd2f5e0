import { query } from '../operation.ts'
import { targetsOf } from './read.ts'
import { targetsInput, targetsView } from './schema.ts'

/** Targets suggested for a year from the indicators and results before it, with the reasoning and what was decided. */
export const getTargets = query('indicators.read')
  .input(targetsInput)
  .output(targetsView)
  .handler(({ input: { year, growth }, context: { db } }) => targetsOf(db, year, growth))
