import { z } from 'zod'
import { measureNames } from '#lib/facts/rules.ts'
import { reducers } from '#lib/facts/schema.ts'

const day = z.iso.date()
const indicatorAddress = z.object({
  year: z.coerce.number().int(),
  code: z.string().min(1).max(40),
  from: day.optional(),
  to: day.optional(),
})
const termAddress = z.object({
  measure: z.enum(measureNames),
  reducer: z.enum(reducers),
  facets: z.array(z.string()).default([]),
  from: day,
  to: day,
  /** For a rate: the measure that the first one is divided by. */
  over: z.enum(measureNames).optional(),
})
export type TraceAddress = { indicator: z.infer<typeof indicatorAddress> } | { term: z.infer<typeof termAddress> }

type Words = Record<string, string | string[] | undefined>

/** What a trace address asks for, or null when it asks for nothing that can be traced. */
export function readTraceAddress(words: Words): TraceAddress | null {
  const indicator = indicatorAddress.safeParse(words)
  if (indicator.success) return { indicator: indicator.data }
  const facets = words.facet === undefined ? [] : [words.facet].flat()
  const term = termAddress.safeParse({ ...words, facets })
  return term.success ? { term: term.data } : null
}
