import { z } from 'zod'
import { findingSchema } from '../lint/schema.ts'

/** How large an edited report may be: the file, what it unpacks to, its text, and its pages. */
export const limits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 80 * 1024 * 1024,
  textBytes: 8 * 1024 * 1024,
  entries: 1000,
  pages: 100,
} as const

/** Why a file cannot be checked; the sentence is `errors.REPORT_FILE_REFUSED`. */
export const refusals = [
  'empty',
  'too_large',
  'not_docx',
  'old_or_locked',
  'macros',
  'broken',
  'bomb',
  'too_long',
  'other_document',
] as const
export type Refusal = (typeof refusals)[number]

export const reportCheckInput = z.object({ year: z.coerce.number().int().min(2000).max(2099), file: z.file() })

/** A figure of the report where the file has something else: what it says and what it should say, and the paragraph around it. */
const figureFinding = z.object({
  key: z.string(),
  name: z.string(),
  wanted: z.string(),
  found: z.string().nullable(),
  paragraph: z.string(),
  trace: z.string().nullable(),
})
export type FigureFinding = z.infer<typeof figureFinding>

/** A piece of a changed paragraph: as it was, taken out, or put in. */
const textPiece = z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })
const textFinding = z.object({ kind: z.enum(['changed', 'gone', 'new']), pieces: z.array(textPiece) })
export type TextFinding = z.infer<typeof textFinding>

const trackedChange = z.object({ kind: z.enum(['insertion', 'deletion']), author: z.string(), text: z.string() })
const comment = z.object({ author: z.string(), text: z.string(), about: z.string() })

/** What an edited report says otherwise than the house: its figures, its text, what was tracked and remarked, and what the linter finds in it. */
export const reportCheckView = z.object({
  year: z.int(),
  isClosed: z.boolean(),
  /** What the file says of itself, and whether it is this year's and this closing's; null where it says nothing. */
  identity: z.object({
    year: z.string().nullable(),
    code: z.string().nullable(),
    isYear: z.boolean().nullable(),
    isClosing: z.boolean().nullable(),
    wantedCode: z.string().nullable(),
  }),
  /** The layout that the file was printed in, when it is not the set's own. */
  framework: z.string().nullable(),
  /** How many printed figures the report has, and how many of them the file still has unchanged. */
  expected: z.int(),
  unchanged: z.int(),
  changed: z.array(figureFinding),
  deleted: z.array(figureFinding),
  repeated: z.array(figureFinding),
  unknown: z.array(figureFinding),
  texts: z.array(textFinding),
  tracked: z.object({ insertions: z.int(), deletions: z.int(), changes: z.array(trackedChange) }),
  comments: z.array(comment),
  lint: z.array(findingSchema.extend({ text: z.string() })),
})
export type ReportCheck = z.infer<typeof reportCheckView>
