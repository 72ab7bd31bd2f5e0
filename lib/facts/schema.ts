import { z } from 'zod'
import { dayText } from '../shapes.ts'
import { measureNames } from './rules.ts'

/** How a period is read: sum over it · level: running sum up to its end · level_days: that of each of its days, added up · last: last value on or before its end · months_covered. */
export const reducers = ['sum', 'level', 'level_days', 'last', 'months_covered'] as const
export type Reducer = (typeof reducers)[number]

/** One measure, read one way, over some of its facets (all when empty). */
export const termSchema = z.object({
  measure: z.enum(measureNames),
  reducer: z.enum(reducers),
  facets: z.array(z.string().max(100)).max(50).default([]),
})
export type Term = z.infer<typeof termSchema>

export const termTraceInput = termSchema.extend({ from: dayText, to: dayText })

/** Which rows of a trace: one of its lists, narrowed to some facets, in an order, page by page. */
export const tracePage = z.object({
  list: z.enum(['counted', 'excluded', 'after']),
  only: z.array(z.string().max(100)).max(60).default([]),
  order: z.enum(['day', '-day', 'amount', '-amount']).default('day'),
  skip: z.coerce.number().int().min(0).max(10_000_000).default(0),
  take: z.coerce.number().int().min(1).max(1000).default(200),
})
export type TracePage = z.infer<typeof tracePage>

export type TraceOrder = TracePage['order']
export const traceRowsInput = termTraceInput.extend(tracePage.shape)

/** A trace as a file: how it is written in the reader's language. `words` says what reasons and facets are called. */
export const traceExportInput = termTraceInput.extend({
  ...tracePage.pick({ only: true, order: true }).shape,
  title: z.string().max(300),
  /** Printed above the table: how it is counted, in which period, who took it and when. */
  notes: z.array(z.string().max(1000)).max(20),
  headings: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]),
  words: z.record(z.string().max(200), z.string().max(500)),
  /** Added when there are more rows than a file holds. */
  limitNote: z.string().max(500),
})
export type TraceExport = z.infer<typeof traceExportInput>

/** One fact with the record it came from, and the proof at hand. */
export const factRow = z.object({
  source: z.string(),
  id: z.uuid(),
  title: z.string(),
  path: z.string(),
  day: dayText,
  value: z.string().nullable(),
  facet: z.string().nullable(),
  excluded: z.string().nullable(),
  evidence: z.array(z.object({ id: z.uuid(), kind: z.string(), fileName: z.string() })),
  origin: z.object({ fileName: z.string(), sheet: z.string(), rowNo: z.int(), batchId: z.uuid() }).nullable(),
})
export type FactRow = z.infer<typeof factRow>

/** How one term came about: the records counted, those left out with the reason, and those that fall just after the period. */
export const termTrace = z.object({
  term: termSchema,
  unit: z.string(),
  from: dayText,
  to: dayText,
  value: z.string().nullable(),
  counted: z.array(factRow),
  excluded: z.array(factRow),
  after: z.array(factRow),
  /** By facet, where there are several: what each comes to by itself. */
  groups: z.array(z.object({ facet: z.string(), value: z.string().nullable(), records: z.int() })),
  /** How many there are of each; the lists stop at `shown`, more are asked for page by page. */
  totals: z.object({ counted: z.int(), excluded: z.int(), after: z.int() }),
  shown: z.int(),
  measures: z.array(z.string()),
})
export type TermTrace = z.infer<typeof termTrace>
