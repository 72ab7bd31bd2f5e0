import { z } from 'zod'
import { snapshotSchema } from '../evaluations/schema.ts'

const words = z.array(z.string()).optional()
/** What goes into a group: indicators whose words hold one of these. A rule with a name goes before one with a 二级, and that before one with a 一级. */
const take = z.object({
  name: words,
  level1: words,
  level2: words,
  /** What the 二级 is called there. */
  level2As: z.string().optional(),
  /** The document does not say where such an indicator goes: somebody should look. */
  isDoubtful: z.boolean().optional(),
})
export type Take = z.infer<typeof take>
const group = z.object({ key: z.string(), name: z.string(), weight: z.string(), takes: z.array(take) })
export type Group = z.infer<typeof group>

/** A printed layout: its groups with their points, and the document that asks for it. */
export const frameworkView = z.object({
  code: z.string(),
  name: z.string(),
  edition: z.string(),
  source: z.string(),
  groups: z.array(group),
})
export type Framework = z.infer<typeof frameworkView>

/** Codes of the indicators that a person put into another group than the rules would. */
export type Places = Record<string, string>
/** Where an indicator goes: its group, its words there, whether that is a guess, and whether a person chose it. */
export const placed = z.object({
  code: z.string(),
  group: z.string().nullable(),
  level1: z.string(),
  level2: z.string(),
  isDoubtful: z.boolean(),
  isChosen: z.boolean(),
})
export type Placed = z.infer<typeof placed>

const year = z.coerce.number().int().min(2000).max(2099)
export const frameworkCode = z.string().min(1).max(40)
export const layoutInput = z.object({ year, framework: frameworkCode })
/** A year's set as a framework prints it. `problem` says why it cannot be printed. */
export const layoutView = z.object({
  framework: frameworkView,
  places: z.array(placed),
  problem: z.object({ reason: z.enum(['group_empty', 'nowhere']), name: z.string() }).nullable(),
  /** The year's figures in that layout; null while it cannot be printed. */
  snapshot: snapshotSchema.nullable(),
  setVersion: z.int(),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type Layout = z.infer<typeof layoutView>
export const placeInput = layoutInput.extend({
  code: z.string().min(1).max(200),
  group: z.string().max(40).nullable(),
  version: z.int().positive(),
})
