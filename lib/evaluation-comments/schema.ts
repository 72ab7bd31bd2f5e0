import { z } from 'zod'
import { evaluationStates } from '../evaluations/schema.ts'
import { longText, recordId, recordVersion } from '../shapes.ts'

const year = z.coerce.number().int().min(2000).max(2099)

/** A remark about an indicator (or, with an empty code, the whole), or an answer to one. `to` is the state whose people it is meant for. */
export const commentInput = z.object({
  id: recordId,
  year,
  code: z.string().max(40),
  parentId: recordId.nullable(),
  text: longText.min(1).max(2000),
  to: z.enum(evaluationStates).nullable(),
})
export const resolveInput = recordVersion.extend({ isResolved: z.boolean() })
export const commentsInput = z.object({ year })

export const commentView = commentInput.extend({
  version: z.int(),
  by: z.string(),
  userId: recordId,
  at: z.iso.datetime(),
  round: z.int(),
  state: z.enum(evaluationStates),
  resolved: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type Comment = z.infer<typeof commentView>
export const commentsView = z.object({ comments: z.array(commentView), tables: z.array(z.string()) })
