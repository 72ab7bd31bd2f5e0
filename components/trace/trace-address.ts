import { parseAsArrayOf, parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { z } from 'zod'
import { measureNames } from '#lib/facts/rules.ts'
import { reducers } from '#lib/facts/schema.ts'

const day = z.iso.date()
const year = z.coerce.number().int().min(2000).max(2099)
const totalAddress = z.object({ total: year })
const indicatorAddress = z.object({ year, code: z.string().min(1).max(40), from: day.optional(), to: day.optional() })
const termAddress = z.object({
  measure: z.enum(measureNames),
  reducer: z.enum(reducers),
  facets: z.array(z.string()).default([]),
  from: day,
  to: day,
  /** For a rate: the measure that the first one is divided by. */
  over: z.enum(measureNames).optional(),
})
export type TraceAddress =
  | { indicator: z.infer<typeof indicatorAddress> }
  | { term: z.infer<typeof termAddress> }
  /** The year's evaluation in all: the sum of its scores. */
  | { total: number }

type Words = Record<string, string | string[] | undefined>

/** What a trace address asks for, or null when it asks for nothing that can be traced. */
export function readTraceAddress(words: Words): TraceAddress | null {
  const total = totalAddress.safeParse(words)
  if (total.success) return total.data
  const indicator = indicatorAddress.safeParse(words)
  if (indicator.success) return { indicator: indicator.data }
  const facets = words.facet === undefined ? [] : [words.facet].flat()
  const term = termAddress.safeParse({ ...words, facets })
  return term.success ? { term: term.data } : null
}

/** The address of an evaluation's total. */
export const totalPath = (year: number): string => `/trace?total=${year}`

export const traceOrders = ['day', '-day', 'amount', '-amount'] as const

/** How a trace is looked at: since when changes are told, narrowed to which facets, in which order, how many rows, and whether it is on its way to paper. */
export const traceLook = {
  since: parseAsString,
  only: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(traceOrders).withDefault('day'),
  rows: parseAsInteger,
  print: parseAsBoolean.withDefault(false),
}
