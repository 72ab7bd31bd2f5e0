import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import type { RecordKind } from '../record-kind.ts'
import { setOf } from './read.ts'
import { setInput, setRecord, setView } from './schema.ts'

/** A year's set: its state, its indicators with what they come to now, its problems, its signs of wear. */
export const getSet = query('indicators.read')
  .input(setInput)
  .output(setView)
  .handler(({ input, context: { db } }) => setOf(db, input.year))

/** Whether a year's set is held to already; null where the year has none. */
export const getSetState = query('indicators.read')
  .input(setInput)
  .output(z.object({ state: setRecord.shape.state.nullable(), tables: z.array(z.string()) }))
  .handler(async ({ input: { year }, context: { db } }) => {
    const set = await db.indicatorSet.findUnique({ where: { year }, select: { state: true } })
    return { state: setRecord.shape.state.nullable().parse(set?.state ?? null), tables: ['indicator_sets'] }
  })

const setKind = {
  model: 'indicatorSet',
  read: 'indicators.read',
  write: 'indicators.activate',
  input: setRecord.omit({ updatedAt: true, version: true }),
  view: setRecord,
  search: [],
  by: 'year',
} satisfies RecordKind
/** Who activated and reopened a set, and why, from the audit. */
export const getSetHistory = recordQueries(setKind).history
