import { z } from 'zod'
import { longText, recordId, recordVersion, shortText } from '../shapes.ts'

const yearNumber = z.coerce.number().int().min(2000).max(2099)
/** The most that what was typed may take, in characters of its JSON. */
const mostInput = 200_000

/** What was typed in the form that was refused, as drafts keep it: its own page opens it again. */
export const typedInput = z
  .record(z.string(), z.unknown())
  .refine((typed) => JSON.stringify(typed).length <= mostInput)
  .refine(({ address }) => address === undefined || (typeof address === 'string' && /^\/(?!\/)/.test(address)))

export const fileLateInput = z.object({
  id: recordId,
  year: yearNumber,
  /** The operation that was refused; empty where a sentence says it all. */
  operation: z.string().max(80).default(''),
  input: typedInput.nullable().default(null),
  what: shortText,
  reason: longText.min(1),
})

export const lateFact = recordVersion.extend({
  year: z.int(),
  operation: z.string(),
  /** Only for those who may enter it. */
  input: typedInput.nullable(),
  what: z.string(),
  reason: z.string(),
  closingNumber: z.int(),
  filedAt: z.iso.datetime(),
  filedBy: z.string(),
  applied: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type LateFact = z.infer<typeof lateFact>

export const lateInput = z.object({ year: yearNumber.optional() })
export const lateView = z.object({
  rows: z.array(lateFact),
  /** The years that are closed now: what belongs to one of the others can be entered. */
  closedYears: z.array(z.int()),
  tables: z.array(z.string()),
})
