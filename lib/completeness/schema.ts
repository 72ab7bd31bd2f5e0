import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'
import { cellStates, completenessKinds } from './rules.ts'

const monthText = dayText.refine((day) => day.endsWith('-01'), { params: { reason: 'month' } })
const kind = z.enum(completenessKinds)

export const itemInput = z.object({
  id: recordId,
  kind,
  isRequired: z.boolean(),
  firstMonth: monthText.nullable(),
  lastMonth: monthText.nullable(),
  /** The day of the next month; every month has one up to the 28th. */
  dueDay: z.int().min(1).max(28),
  owner: shortText.nullable(),
  /** Only of kinds whose subjects no other record tells. */
  subjects: z.array(shortText).max(50),
  position: z.int().min(0).max(10_000),
})
export const itemView = itemInput.extend(recordBase.shape)

export const excuseInput = z.object({
  id: recordId,
  itemId: recordId,
  forMonth: monthText,
  /** Empty for all that the month lacks of the item. */
  subject: z.string().max(200),
  reason: longText.min(1),
})
export const excuseView = excuseInput.extend(recordBase.shape)

export const monthInput = z.object({ id: recordId, forMonth: monthText, owner: shortText })
export const monthView = monthInput.extend(recordBase.shape)

export const yearInput = z.object({ year: z.coerce.number().int().min(2000).max(2099) })
export const gapsInput = z.object({ itemId: recordId, month: monthText })

const rate = z.object({ whole: z.int(), due: z.int() })
const cell = z.object({
  month: dayText,
  state: z.enum(cellStates),
  expected: z.int(),
  done: z.int(),
  excused: z.int(),
  dueOn: dayText,
})
export type Cell = z.infer<typeof cell>
const itemShown = z.object({
  id: recordId,
  kind,
  isRequired: z.boolean(),
  dueDay: z.int(),
  owner: z.string().nullable(),
  /** Twelve, or the one of a yearly item. */
  cells: z.array(cell),
  rate,
})
export type ItemShown = z.infer<typeof itemShown>
const monthShown = z.object({
  month: dayText,
  /** Who answers for it, as a record to be changed; null while nobody is named. */
  owner: z.object({ id: recordId, version: z.int(), owner: z.string() }).nullable(),
  /** Of what is required. */
  rate,
  /** Subjects of required items that are due and not there. */
  open: z.int(),
})
export const completenessYear = z.object({
  year: z.int(),
  today: dayText,
  /** The month since which records are expected where an item names none. */
  opened: dayText,
  items: z.array(itemShown),
  months: z.array(monthShown),
  rate,
  open: z.int(),
  tables: z.array(z.string()),
})
export type CompletenessYear = z.infer<typeof completenessYear>

/** One subject that a month lacks: what it is, the record that is there but not whole, and the excuse if it has one. */
const gap = z.object({
  /** Empty where the month as a whole lacks it. */
  subject: z.string(),
  label: z.string(),
  /** What is known beside it: a meter's kind, the record's shortcoming. */
  hint: z.string(),
  recordId: recordId.nullable(),
  excuse: z.object({ id: recordId, version: z.int(), reason: z.string(), subject: z.string(), createdAt: z.iso.datetime() }).nullable(),
})
export type Gap = z.infer<typeof gap>
export const gapsView = z.object({
  itemId: recordId,
  kind,
  owner: z.string().nullable(),
  cell,
  gaps: z.array(gap),
  /** Those beyond the ones shown. */
  more: z.int(),
  /** How many days or subjects are there. */
  tables: z.array(z.string()),
})
export type GapsView = z.infer<typeof gapsView>
