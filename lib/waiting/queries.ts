import { query } from '../operation.ts'
import { keptWaiting } from './read.ts'
import { waitingView } from './schema.ts'

/** What a line may come from. */
const waitingTables = [
  ...['evaluations', 'evaluation_steps', 'evaluation_comments', 'mid_year_snapshots'],
  ...['rectifications', 'indicator_sets', 'years', 'api_keys'],
]

/** 待我处理: what waits for the reader, and for nobody else before. */
export const listWaiting = query('self.read')
  .output(waitingView)
  .handler(async ({ context: { db, actor } }) => ({
    items: actor ? await keptWaiting(db, actor) : [],
    tables: waitingTables,
  }))
