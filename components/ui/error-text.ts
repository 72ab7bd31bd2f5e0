'use client'
import { ORPCError } from '@orpc/client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { z } from 'zod'

const answer = z.object({
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fields: z.array(z.string()).optional(),
  current: z.unknown().optional(),
})
const refusal = z.object({ issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])).optional() }).loose()) })

/** What went wrong as a code of the `errors` catalogue, with what the server said beside it. */
export type Problem = {
  code: string
  params: Record<string, string | number>
  /** Names of the fields that the error speaks of. */
  fields: string[]
  /** The record as it is now, when somebody else changed it. */
  current: unknown
  /** What zod refused, when the input itself was not right. */
  issues: z.core.$ZodRawIssue[]
}

/** Reads anything thrown by a call to the server: typed errors, refused input, a lost connection, and the unknown. */
export function problemOf(error: unknown): Problem {
  const none = { params: {}, fields: [], current: undefined, issues: [] }
  if (!(error instanceof ORPCError)) return { ...none, code: error instanceof TypeError ? 'OFFLINE' : 'UNKNOWN' }
  const refused = refusal.safeParse(error.data)
  if (refused.success) return { ...none, code: 'INVALID', issues: refused.data.issues as unknown as z.core.$ZodRawIssue[] }
  const said = answer.safeParse(error.data)
  return { ...none, ...(said.success ? said.data : {}), code: error.code }
}

/** Gives the sentence for anything that a call to the server may throw, in the reader's language. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors')
  return useCallback(
    (error) => {
      const { code, params } = problemOf(error)
      return t.has(code) ? t(code, params) : t('UNKNOWN')
    },
    [t],
  )
}
