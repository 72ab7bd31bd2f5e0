import { z } from 'zod'

/**
 * What can be wrong with a narrative: a number that is not the year's, a wrong count, a wrong unit, parts that miss their total, a section's number,
 * a grade; and, only where figures can be bound: a right number that was typed, a binding to no figure.
 */
export const lintRules = ['number', 'count', 'unit', 'sum', 'grade', 'numbering', 'unknown', 'unbound'] as const
export type LintRule = (typeof lintRules)[number]
/** What is right and could be better; everything else is wrong. */
export const isHint = (rule: LintRule): boolean => rule === 'unbound'

/** One thing that a narrative says wrongly: `from`–`to` of a paragraph's text says `found` and should say `wanted`; `mend` is what to write there. */
export const findingSchema = z.object({
  rule: z.enum(lintRules),
  paragraph: z.string(),
  from: z.int(),
  to: z.int(),
  found: z.string(),
  wanted: z.string(),
  mend: z.string().nullable(),
  figure: z.string().nullable(),
})
export type Finding = z.infer<typeof findingSchema>

/** A paragraph as it is written: figures may stand in it as `{{key}}`, or `{{key:unit}}` with their unit. */
export type LintParagraph = { key: string; text: string }
/** A figure as the documents print it; `text` is null for 未填报, `exact` is there when `text` is rounded. */
export type LintFigure = { key: string; name: string; text: string | null; exact: string | null; unit: string }
