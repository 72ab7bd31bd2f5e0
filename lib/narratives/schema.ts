import { z } from 'zod'

export const paragraphKinds = ['part', 'section', 'point', 'item', 'body', 'table', 'chart'] as const
export type ParagraphKind = (typeof paragraphKinds)[number]

/** One paragraph of a year's report. `text` holds words and the names of figures (`{{total}}`, `{{paid:unit}}`); `standard` is what the house itself would say. */
export const paragraph = z.object({
  key: z.string(),
  kind: z.enum(paragraphKinds),
  text: z.string(),
  isWritten: z.boolean(),
  standard: z.string(),
})
export type Paragraph = z.infer<typeof paragraph>

const year = z.coerce.number().int().min(2000).max(2099)
const key = z.string().min(1).max(200)
export const narrativeInput = z.object({ year })

/** What a person wrote in place of a paragraph's standard text. */
export const writtenText = z.object({ key: z.string(), text: z.string(), version: z.int() })
export type WrittenText = z.infer<typeof writtenText>

/** `version` is that of the text that was seen; null where nobody has written yet. An empty text leaves the paragraph out. */
export const narrativeText = z.object({ year, key, text: z.string().trim().max(4000), version: z.int().positive().nullable() })
export const standardInput = narrativeText.omit({ text: true }).extend({ version: z.int().positive() })

/** A figure that a text may name. `text` is null for 未填报; `exact` is there when `text` is rounded. */
const figure = z.object({
  key: z.string(),
  name: z.string(),
  text: z.string().nullable(),
  exact: z.string().nullable(),
  unit: z.string(),
  trace: z.string(),
})

/** A year's report as paragraphs, with the version of each written text and the figures that texts may name. */
export const narrativeView = z.object({
  year: z.int(),
  paragraphs: z.array(paragraph.extend({ version: z.int().nullable(), changedAt: z.iso.datetime().nullable() })),
  /** Texts of paragraphs that the year no longer has, such as of an indicator that has reached its target since. */
  unused: z.array(writtenText),
  figures: z.array(figure),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export const narrativeVersion = z.object({ year: z.int(), key: z.string(), version: z.int() })
