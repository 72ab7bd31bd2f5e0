import { ORPCError } from '@orpc/server'
import { maxFileBytes } from './files.ts'

/** The largest request body either door reads: one file and its form. */
export const maxBodyBytes = maxFileBytes + 1024 * 1024

/** Whether a request comes from our own pages (or from no page at all): a foreign page's request is never answered. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') return false
  const origin = request.headers.get('origin')
  // a sandboxed frame calls its origin `null`, which is nobody's
  return origin === null || (URL.canParse(origin) && new URL(origin).host === request.headers.get('host'))
}

/** What is not a user's error is a bug: it is logged with an id, and the answer says nothing of its insides. */
export function logFault(error: unknown): void {
  if (error instanceof ORPCError && error.status < 500) return
  console.error(`[fault ${crypto.randomUUID()}]`, error)
}

/** Answers `?year=` with a file made by an operation, or with the operation's own refusal. */
export async function fileAnswer(request: Request, make: (year: number) => Promise<File>): Promise<Response> {
  const year = Number(new URL(request.url).searchParams.get('year'))
  try {
    const file = await make(year)
    return new Response(file, {
      headers: {
        'Content-Type': file.type,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof ORPCError && error.status < 500) return Response.json({ code: error.code }, { status: error.status })
    throw error
  }
}
