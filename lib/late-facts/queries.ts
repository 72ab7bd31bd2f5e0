import { query } from '../operation.ts'
import { holds } from '../permissions.ts'
import { lateFactsOf } from './read.ts'
import { lateInput, lateView } from './schema.ts'

/** 期后事项: what became known after a year was closed. What was typed is only for those who may enter it. */
export const listLateFacts = query('evaluations.verify')
  .input(lateInput)
  .output(lateView)
  .handler(async ({ input: { year }, context: { db, actor } }) => {
    const closed = await db.year.findMany({ where: { closedAt: { not: null } }, select: { year: true } })
    const rows = await lateFactsOf(db, year)
    const mayEnter = holds(actor, 'lateFacts.write')
    return {
      rows: mayEnter ? rows : rows.map((row) => ({ ...row, input: null })),
      closedYears: closed.map(({ year: one }) => one),
      tables: ['late_facts', 'years'],
    }
  })
