import { z } from 'zod'
import { dayText, longText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

/** How far one that failed is: open; waiting: put right, and nobody else has looked at it yet; verified. */
export const inspectionStages = ['open', 'waiting', 'verified'] as const
export const inspectionInput = z.object({
  id: recordId,
  inspectedOn: dayText,
  area: shortText,
  item: shortText,
  passed: z.boolean(),
  inspectedBy: shortText.nullable(),
  note: longText.nullable(),
  noPhotoReason: shortText.nullable(),
  dueOn: dayText.nullable(),
  responsible: shortText.nullable(),
  rectifiedOn: dayText.nullable(),
  rectifiedNote: longText.nullable(),
  noAfterReason: shortText.nullable(),
})
export const inspectionView = inspectionInput.extend(recordBase.shape).extend({
  rectifiedBy: z.string().nullable(),
  rectifierName: z.string().nullable(),
  verifiedOn: dayText.nullable(),
  verifierName: z.string().nullable(),
  evidence: z.array(z.string()),
  stage: z.enum(inspectionStages).nullable(),
  missing: z.array(z.enum(['note', 'photo'])),
})
export type Inspection = z.infer<typeof inspectionView>

/** How often an item is looked at: once a week, a month, a quarter. */
export const frequencies = ['weekly', 'monthly', 'quarterly'] as const
export type Frequency = (typeof frequencies)[number]
/** One thing to look at, and the days on which it is asked for. The parts stand in PostgreSQL's order, so that a form sent twice compares as equal. */
export const checklistItem = z.object({
  id: recordId,
  from: dayText,
  name: shortText,
  guide: longText.nullable(),
  until: dayText.nullable(),
  frequency: z.enum(frequencies),
})
export type ChecklistItem = z.infer<typeof checklistItem>
const unlike = (words: string[]) => new Set(words).size === words.length

export const inspectionAreaInput = z.object({
  id: recordId,
  name: shortText,
  position: z.int().min(1).max(999),
  responsible: shortText.nullable(),
  startsOn: dayText,
  endsOn: dayText.nullable(),
  items: z
    .array(checklistItem)
    .max(100)
    .refine((items) => items.every(({ name }) => name !== ''), { params: { reason: 'itemUnnamed' } })
    .refine((items) => unlike(items.map(({ name }) => name)) && unlike(items.map(({ id }) => id)), { params: { reason: 'itemsAlike' } })
    .refine((items) => items.every(({ from, until }) => until === null || until >= from), { params: { reason: 'itemDays' } }),
  note: longText.nullable(),
})
export const inspectionAreaView = inspectionAreaInput.extend(recordBase.shape)
export type InspectionArea = z.infer<typeof inspectionAreaView>

/** What was found of an item, as a round needs it. */
const roundResult = z.object({
  id: recordId,
  version: z.int(),
  inspectedOn: dayText,
  item: z.string(),
  passed: z.boolean(),
  inspectedBy: z.string().nullable(),
  note: z.string().nullable(),
  dueOn: dayText.nullable(),
  responsible: z.string().nullable(),
  rectifiedOn: dayText.nullable(),
  verifiedOn: dayText.nullable(),
  stage: z.enum(inspectionStages).nullable(),
})
export type RoundResult = z.infer<typeof roundResult>
const roundItem = checklistItem.extend({
  /** Within which days it is to be looked at once. */
  turn: z.object({ from: dayText, to: dayText }),
  /** What was found within them; null while nobody has looked. */
  result: roundResult.nullable(),
})
export type RoundItem = z.infer<typeof roundItem>
const roundArea = z.object({
  /** Null for an area without a checklist, of which there are results. */
  id: recordId.nullable(),
  name: z.string(),
  responsible: z.string().nullable(),
  note: z.string().nullable(),
  items: z.array(roundItem),
  /** What was looked at in the month and is not asked for now. */
  others: z.array(roundResult),
})
export type RoundArea = z.infer<typeof roundArea>
export const roundInput = z.object({
  month: dayText,
  /** The day of the round; today, or the last day of an earlier month, when it is not said. */
  on: dayText.nullable().default(null),
})
export const roundView = z.object({ month: dayText, on: dayText, areas: z.array(roundArea), tables: z.array(z.string()) })
export type RoundView = z.infer<typeof roundView>

/** An area in a month: turns that fell due and those that were kept; results, those that passed, and failures that are not verified yet. */
const gridCell = z.object({
  month: dayText,
  due: z.int(),
  done: z.int(),
  inspected: z.int(),
  passed: z.int(),
  open: z.int(),
})
export type GridCell = z.infer<typeof gridCell>
export const gridInput = z.object({ year: z.coerce.number().int().min(2000).max(2099) })
export const gridView = z.object({
  year: z.int(),
  areas: z.array(z.object({ id: recordId.nullable(), name: z.string(), cells: z.array(gridCell) })),
  tables: z.array(z.string()),
})
export type GridView = z.infer<typeof gridView>

/** One look of another person at what was put right. */
export const verifyInput = recordVersion.extend({
  recheckId: recordId,
  checkedOn: dayText,
  passes: z.boolean(),
  note: longText.nullable(),
})
export const recheckView = z.object({
  id: recordId,
  checkedOn: dayText,
  passes: z.boolean(),
  note: z.string().nullable(),
  checkerName: z.string(),
})
