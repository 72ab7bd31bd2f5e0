import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { stageOf } from '../evaluations/stage.ts'
import { command } from '../operation.ts'
import { seen } from './read.ts'
import { commentInput, commentView, resolveInput } from './schema.ts'

/** Remarks on an indicator, or answers a remark; sent again, it is the same one. Remarks speak of the evaluation and move nothing in it. */
export const addComment = command('evaluations.comment')
  .input(commentInput)
  .output(commentView)
  .handler(async ({ input: { to, ...input }, context: { tx, actor } }) => {
    if (!actor) throw fail('SIGNED_OUT')
    await check(tx, input)
    const { state, round } = await stageOf(tx, input.year)
    const by = { userId: actor.userId, userName: actor.name, state, round }
    const made = await tx.evaluationComment.createMany({ data: [{ ...input, toState: to, ...by }], skipDuplicates: true })
    const row = await tx.evaluationComment.findUniqueOrThrow({ where: { id: input.id } })
    const isSame = row.year === input.year && row.code === input.code && row.text === input.text && row.userId === actor.userId
    if (made.count === 0 && !isSame) throw fail('SAME_ID_OTHER_CONTENT', { current: seen(row) })
    return seen(row)
  })

/** 已解决: the thread that begins with a remark needs nobody any more; or it does again. */
export const resolveComment = command('evaluations.comment')
  .input(resolveInput)
  .output(commentView)
  .handler(async ({ input: { id, version, isResolved }, context: { tx, actor } }) => {
    const resolved = isResolved ? { resolvedAt: new Date(), resolvedBy: actor?.name ?? '' } : { resolvedAt: null, resolvedBy: null }
    const done = await tx.evaluationComment.updateMany({ where: { id, version, parentId: null }, data: resolved })
    const row = await tx.evaluationComment.findUnique({ where: { id } })
    if (!row || row.parentId) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: seen(row) })
    return seen(row)
  })

/** An indicator of the year, and an answer to a remark about just that. */
async function check(tx: Tx, { year, code, parentId }: { year: number; code: string; parentId: string | null }): Promise<void> {
  if (code !== '' && !(await tx.indicator.findUnique({ where: { year_code: { year, code } } }))) throw fail('NOT_FOUND')
  if (!parentId) return
  const parent = await tx.evaluationComment.findUnique({ where: { id: parentId } })
  if (parent?.year !== year || parent.code !== code || parent.parentId)
    throw fail('EVALUATION_REFUSED', { params: { reason: 'comment_answer' } })
}
