import type { Db, Tx } from '../db.ts'
import type { EvaluationComment } from '../generated/prisma/client.ts'
import { type Comment, commentView } from './schema.ts'

/** What was remarked about a year's evaluation, the oldest first. */
export async function commentsOf(db: Db | Tx, year: number): Promise<Comment[]> {
  const rows = await db.evaluationComment.findMany({ where: { year }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(seen)
}

/** A remark as its readers get it. */
export const seen = (row: EvaluationComment): Comment =>
  commentView.parse({
    ...row,
    ...{ to: row.toState, by: row.userName, at: row.createdAt.toISOString() },
    resolved: row.resolvedAt && { by: row.resolvedBy ?? '', at: row.resolvedAt.toISOString() },
  })
