import { z } from 'zod'
import { recordId, recordVersion, shortText } from '../shapes.ts'

/** How long a template may take to be checked and filled once, in a process of its own. */
export const limits = { milliseconds: 45_000, megabytes: 512 } as const

/**
 * What keeps a Word file from being a template. `unknown`, `open`, `close`, `wide`, `loop`, `alone`, `row`, `repeated`, `missing` speak of tags; `external`,
 * `object` and `field` of what would fetch or run something on other people's machines; `unfillable` of what Word would not open.
 */
export const findingKinds = [
  'unknown',
  'open',
  'close',
  'wide',
  'loop',
  'alone',
  'row',
  'repeated',
  'missing',
  'external',
  'object',
  'field',
  'unfillable',
] as const
/** One finding: the tag that it speaks of (or the address, the object), and the words around it. */
export const finding = z.object({ kind: z.enum(findingKinds), tag: z.string(), place: z.string() })
export type Finding = z.infer<typeof finding>

/** The house's own templates, by the faces that they are set in. */
export const houseNames = ['standard', 'system'] as const
/** Which template: one of the house's, or an uploaded one by its id. */
export const templateRef = z.union([z.enum(houseNames), recordId])

const year = z.coerce.number().int().min(2000).max(2099)
export const checkInput = z.object({ year, file: z.file() })
export const addInput = checkInput.extend({ id: recordId, name: shortText })
export const chooseInput = z.object({ template: templateRef })
export const fileInput = z.object({ template: templateRef })
export const removeInput = recordVersion

export const checkView = z.object({ findings: z.array(finding), tags: z.array(z.string()) })

export const templateView = z.object({
  id: recordId,
  name: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  tags: z.array(z.string()),
  uploadedBy: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
})
export type TemplateView = z.infer<typeof templateView>

export const templatesView = z.object({
  chosen: templateRef,
  templates: z.array(templateView),
  tables: z.array(z.string()),
  measures: z.array(z.string()),
})
export type TemplatesView = z.infer<typeof templatesView>

export const tagsInput = z.object({ year })
/** The tags that a template may hold: of the report, of whole paragraphs, of rows, and the year's figures by name. */
export const tagsView = z.object({
  words: z.array(z.string()),
  blocks: z.array(z.string()),
  rows: z.array(z.object({ name: z.string(), fields: z.array(z.string()) })),
  figures: z.array(z.string()),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type TagsView = z.infer<typeof tagsView>
