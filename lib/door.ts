import { ORPCError } from '@orpc/server'
import { maxFileBytes } from './files.ts'

/** The largest request body either door reads: one file and its form. */
export const maxBodyBytes = maxFileBytes + 1024 * 1024

/** Whether a request comes from our own pages (or from no page at all): a foreign page's request is never answered. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') return false
  const origin = request.headers.get('origin')
  return origin === null || new URL(origin).host === request.headers.get('host')
}

/** What is not a user's error is a bug: it is logged with an id, and the answer says nothing of its insides. */
export function logFault(error: unknown): void {
  if (error instanceof ORPCError && error.status < 500) return
  console.error(`[fault ${crypto.randomUUID()}]`, error)
}
