import { query } from '../operation.ts'
import { stageViewOf } from './read.ts'
import { stageInput, stageView } from './schema.ts'

/** Where a year's evaluation stands: who did what when, where it waits, and what the reader can do. */
export const getStage = query('evaluations.read')
  .input(stageInput)
  .output(stageView)
  .handler(({ input: { year }, context: { db, actor } }) => stageViewOf(db, year, actor))
