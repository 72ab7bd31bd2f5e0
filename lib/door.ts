import { ORPCError } from '@orpc/server'
import { comeBackHeaders, comeBackPage } from './come-back.ts'
import { fail, fromDatabase, isPassing, isUserError } from './errors.ts'
import { maxFileBytes } from './files.ts'
import { log } from './log.ts'
import type { Context } from './operation.ts'
import { noteRefusal } from './refusals.ts'
import { maxFilesBytes } from './shapes.ts'

/** The most bytes of files that either door reads at an address: one file with its form, and a year's spreadsheets where those are imported. */
const mostBytesAt = (pathname: string): number => (/\/imports\/start$/.test(pathname) ? maxFilesBytes : maxFileBytes)
/** What surrounds the files in a request, in bytes. */
const formBytes = 1024 * 1024
/** The largest request body either door reads for one file. */
export const maxBodyBytes = maxFileBytes + formBytes

/** Where the house's server tells a page the word that marks its scripts; whatever a browser sends under this name is replaced. */
export const nonceHeader = 'x-nonce'

/** What a door looks at before it reads a body; a Request is one. */
export type Asked = { url: string; headers: { get: (name: string) => string | null } }

/** Where a request comes from: the address as the house's own server or its proxy tells it, what the device calls itself, and the id it goes by in the log. */
export const whereFrom = (header: (name: string) => unknown): { address: string; device: string; requestId: string } => ({
  address:
    String(header('x-forwarded-for') ?? '')
      .split(',')[0]
      ?.trim()
      .slice(0, 60) || 'local',
  device: String(header('user-agent') ?? '').slice(0, 200),
  requestId: String(header('x-request-id') ?? ''),
})

/** Whether a request comes from our own pages (or from no page at all): a foreign page's request is never answered. */
export function isSameOrigin(request: Asked): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') return false
  const origin = request.headers.get('origin')
  // a sandboxed frame calls its origin `null`, which is nobody's
  return origin === null || (URL.canParse(origin) && new URL(origin).host === request.headers.get('host'))
}

/** What either door answers before it looks at who is asking: a foreign page, or a body that says itself that it is too large; else null. */
export function refusal(request: Asked): Response | null {
  if (!isSameOrigin(request)) return new Response('other origin', { status: 403 })
  const length = request.headers.get('content-length')
  // a body of unannounced length could be of any length; browsers always announce theirs
  if (length === null && request.headers.get('transfer-encoding') !== null) return new Response('length required', { status: 411 })
  const { pathname } = new URL(request.url)
  const most = mostBytesAt(pathname)
  if (Number(length ?? 0) <= most + formBytes) return null
  return refused(pathname, fail('FILE_TOO_LARGE', { params: { megabytes: most / 1024 / 1024 } }))
}

/** A door before its operation: what it refuses unread, as its answer, or who is asking. */
export async function passDoor(request: Asked, contextOf: () => Promise<Context>): Promise<Response | Context> {
  const unread = refusal(request)
  if (unread) return unread
  try {
    const context = await contextOf()
    return strangerRefusal(request, context.actor !== null) ?? context
  } catch (error) {
    const known = fromDatabase(error)
    const { pathname } = new URL(request.url)
    noteRefusal(known, { door: pathname.split('/', 2).join('/') }, null)
    return refused(pathname, isUserError(known) ? known : faultOf(error))
  }
}

type Handler = {
  handle: (request: Request, options: { prefix: '/rpc' | '/api'; context: Context }) => Promise<{ response?: Response | undefined }>
}

/** A door inside Next.js: for developing, where operations change while the house runs. In production the house's server answers at the same doors itself. */
export const doorTo =
  (prefix: '/rpc' | '/api', handler: Handler, contextOf: () => Promise<Context>) =>
  async (request: Request): Promise<Response> => {
    const passed = await passDoor(request, contextOf)
    if (passed instanceof Response) return passed
    const { response } = await handler.handle(request, { prefix, context: passed })
    return response ?? new Response('not found', { status: 404 })
  }

/** The most that somebody who is not signed in may send, in bytes: a short form, never a file. */
const strangersBytes = 64 * 1024

/** What either door answers before it reads a large body of somebody who is not signed in; else null. */
export function strangerRefusal(request: Asked, isSignedIn: boolean): Response | null {
  if (isSignedIn || Number(request.headers.get('content-length') ?? 0) <= strangersBytes) return null
  return refused(new URL(request.url).pathname, fail('SIGNED_OUT'))
}

/** A refusal in the form that the clients of a door read. */
function refused(pathname: string, error: ORPCError<string, unknown>): Response {
  const body = error.toJSON()
  const headers = comeBackHeaders(error.status)
  return Response.json(pathname.startsWith('/rpc') ? { json: body } : body, { status: error.status, headers })
}

/** What is not a user's error is a bug: it is logged with an id, and the answer carries that id and nothing of the bug's insides. */
export function logFault(error: unknown): void {
  if (error instanceof ORPCError && (error.status < 500 || isUserError(error))) return
  // the caller left in the middle: nobody is there to be told
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'ResponseAborted' || Object(error).code === 'ECONNRESET'))
    return
  throw faultOf(error)
}

/** Requests whose operation was reached: whatever went wrong before lay in what was sent. */
const reached = new WeakSet<object>()
type Step<Answer> = { context: object; next: () => Promise<Answer> }
/** What both doors do around an operation, in lists of each door's own, which its plugins add to: bugs are told apart from requests that nobody can read, which are the sender's mistake and no fault. */
export const doorSteps = () => ({
  clientInterceptors: [
    <Answer>({ context, next }: Step<Answer>): Promise<Answer> => {
      reached.add(context)
      return next()
    },
  ],
  interceptors: [
    async <Answer>({ context, next }: Step<Answer>): Promise<Answer> => {
      try {
        return await next()
      } catch (error) {
        if (reached.has(context)) logFault(error)
        else if (!(error instanceof ORPCError)) throw new ORPCError('BAD_REQUEST')
        throw error
      }
    },
  ],
})

function faultOf(error: unknown): ORPCError<string, unknown> {
  const fault = crypto.randomUUID()
  log.error({ fault, err: error }, 'fault')
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'INTERNAL_SERVER_ERROR', data: { params: { fault } } })
}

/** Headers under which a file leaves the house: saved under its name, never run, never kept by others. */
export const fileHeaders = (
  file: { name: string; type: string },
  shown: 'attachment' | 'inline' = 'attachment',
): Record<string, string> => ({
  'Content-Type': file.type,
  'Content-Disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escapeMark)}`,
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'private, no-store',
})
// RFC 5987 allows fewer marks than encodeURIComponent leaves
const escapeMark = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`

/** Answers with a file that an operation opens, or with the operation's own refusal; who is not signed in is sent to the door and comes back. */
export const download = (
  request: Request,
  open: () => Promise<File>,
  mayShow: (type: string) => boolean = () => false,
): Promise<Response> =>
  orRefused(request, async () => {
    const file = await open()
    const shown = new URL(request.url).searchParams.get('inline') === '1' && mayShow(file.type) ? 'inline' : 'attachment'
    return new Response(file, { headers: fileHeaders(file, shown) })
  })

type Streamed = { name: string; type: string; content: AsyncIterable<Uint8Array<ArrayBuffer>>; headers: Record<string, string> }
/** The same for what is made as it is read: as slowly as its reader, and no further once the reader leaves. */
export const streamed = (request: Request, open: (words: URLSearchParams) => Promise<Streamed>): Promise<Response> =>
  orRefused(request, async () => {
    const { content, headers, ...file } = await open(new URL(request.url).searchParams)
    const pieces = content[Symbol.asyncIterator]()
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: async (to) => {
        const { done, value } = await pieces.next()
        if (done) to.close()
        else to.enqueue(value)
      },
      cancel: async () => {
        await pieces.return?.()
      },
    })
    return new Response(body, { headers: { ...fileHeaders(file), ...headers } })
  })

async function orRefused(request: Request, answer: () => Promise<Response>): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  try {
    return await answer()
  } catch (error) {
    const isPage = request.headers.get('accept')?.includes('text/html')
    if (isUserError(error) && isPassing(error) && isPage) {
      const { headers, html } = comeBackPage(error.code, request.headers.get('cookie') ?? '', request.headers.get('accept-language') ?? '')
      return new Response(html, { status: 503, headers })
    }
    if (!(error instanceof ORPCError) || (error.status >= 500 && !isPassing(error))) throw error
    if (error.status !== 401 || !isPage)
      return Response.json(
        { code: error.code, params: error.data?.params },
        { status: error.status, headers: comeBackHeaders(error.status) },
      )
    return new Response(null, { status: 303, headers: { Location: `/sign-in?next=${encodeURIComponent(pathname + search)}` } })
  }
}

/** Answers `?year=` (and what else the address says) with a file made by an operation, or with the operation's own refusal. */
export const fileAnswer = (request: Request, make: (year: number, words: URLSearchParams) => Promise<File>): Promise<Response> => {
  const words = new URL(request.url).searchParams
  return download(request, () => make(Number(words.get('year')), words))
}
