import { z } from 'zod'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { query } from '../operation.ts'
import { frameworkFor, frameworksOf } from './read.ts'
import { inFramework, placesIn, unfit } from './rules.ts'
import { frameworkView, layoutInput, layoutView } from './schema.ts'

/** The layouts that a year's set can be printed in. */
export const listFrameworks = query('evaluations.read')
  .output(z.array(frameworkView))
  .handler(({ context: { db } }) => frameworksOf(db))

/** A year's set in one layout: where each indicator goes, and the scores that come of it. */
export const getLayout = query('evaluations.read')
  .input(layoutInput)
  .output(layoutView)
  .handler(async ({ input, context: { db } }) => {
    const { framework, chosen, setVersion } = await frameworkFor(db, input.year, input.framework)
    const snapshot = await snapshotFor(db, input.year)
    const places = placesIn(snapshot.items, framework, chosen)
    const problem = unfit(places, framework, snapshot.items)
    return {
      ...{ framework, places, problem, setVersion },
      snapshot: problem ? null : inFramework(snapshot, framework, places),
      measures: snapshot.measures,
      tables: ['indicators', 'indicator_sets', 'frameworks'],
    }
  })
