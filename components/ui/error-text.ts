'use client'
import { ORPCError } from '@orpc/client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { NoConnection } from '#lib/client.ts'

/** What went wrong as a code of the `errors` catalogue, with what the server said beside it. */
export type Problem = {
  code: string
  params: Record<string, string | number>
  /** Names of the fields that the error speaks of. */
  fields: string[]
  /** The record as it is now, when somebody else changed it. */
  current: unknown
  /** What zod refused, when the input itself was not right. */
  issues: readonly Issue[]
}

/** One refusal of a schema, as far as its sentence needs it. */
export type Issue = {
  code?: string
  path?: PropertyKey[]
  origin?: string
  minimum?: unknown
  maximum?: unknown
  /** What a schema of ours says of its own refusal. */
  params?: { reason?: string }
}
/** What the server puts beside a code (`ErrorData`), or what its schemas refused. No zod here: every page loads this. */
type Answer = Partial<Omit<Problem, 'code'>>

/** Reads anything thrown by a call to the server: typed errors, refused input, a lost connection, and the unknown. */
export function problemOf(error: unknown): Problem {
  const none: Problem = { code: 'UNKNOWN', params: {}, fields: [], current: undefined, issues: [] }
  if (!(error instanceof ORPCError)) return error instanceof NoConnection ? { ...none, code: 'OFFLINE' } : none
  const answer = (typeof error.data === 'object' && error.data !== null ? error.data : {}) as Answer
  if (Array.isArray(answer.issues)) return { ...none, code: 'INVALID', issues: answer.issues }
  return { ...none, code: error.code, params: answer.params ?? {}, fields: answer.fields ?? [], current: answer.current }
}

/** Whether nobody was there who could have taken it, or nothing to keep it with: sent again later, it arrives. */
export const isUnreached = (code: string): boolean => ['OFFLINE', 'DATABASE_AWAY', 'STORAGE_FULL', 'BUSY'].includes(code)

/** Gives the sentence for anything that a call to the server may throw, in the reader's language. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors')
  return useCallback(
    (error) => {
      const { code, params } = problemOf(error)
      // an error that says no number speaks of one record
      return t.has(code) ? t(code, { count: 1, ...params }) : t('UNKNOWN')
    },
    [t],
  )
}
