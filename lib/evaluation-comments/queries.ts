import { query } from '../operation.ts'
import { commentsOf } from './read.ts'
import { commentsInput, commentsView } from './schema.ts'

/** What was remarked about a year's evaluation, and what was answered. */
export const listComments = query('evaluations.read')
  .input(commentsInput)
  .output(commentsView)
  .handler(async ({ input: { year }, context: { db } }) => ({ comments: await commentsOf(db, year), tables: ['evaluation_comments'] }))
