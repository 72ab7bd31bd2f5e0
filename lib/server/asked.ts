import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log, requestIdFrom } from '../log.ts'
import { countAnswer } from './metrics.ts'

/** From how many milliseconds on an answer is worth a line for its slowness. */
const slowMs = 3000

const isProxyTrusted = (): boolean => process.env.TRUST_PROXY === '1'

/** Only a proxy that we were told of may say who is calling, and by which name. */
export function nameCaller(request: IncomingMessage): void {
  if (isProxyTrusted()) return
  for (const name of Object.keys(request.headers)) if (name.startsWith('x-forwarded-')) delete request.headers[name]
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
}

/** Whether somebody on this machine asks, past any proxy: a proxy on the same machine says for whom it asks. To be asked before `nameCaller`. */
export function isLocalCaller({ headers, socket }: IncomingMessage): boolean {
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '')
  return isLoopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined && headers['x-real-ip'] === undefined
}

/** Whether a request shows this very token, compared without telling by its time how much of it was right. */
export function isBearer({ headers }: IncomingMessage, token: string): boolean {
  const [shown, wanted] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)]
  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}

/** Gives a request the id that it goes by in the log and in its answer's headers: the trusted proxy's, else a new one. */
export function nameRequest(request: IncomingMessage, response: ServerResponse): string {
  const id = requestIdFrom(isProxyTrusted() ? request.headers['x-request-id'] : undefined)
  request.headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
  return id
}

/** Counts how a request ended, and writes it down: each one at `debug`, what failed or took long always. */
export function noteEnd(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const began = performance.now()
  response.on('close', () => {
    const ms = Math.round(performance.now() - began)
    const { statusCode: status } = response
    const path = pathOf(request.url ?? '')
    const isStream = isLiveStream(response)
    countAnswer(path, status, ms / 1000, isStream)
    const level = status >= 500 ? 'error' : ms >= slowMs && !isStream ? 'warn' : 'debug'
    if (log.isLevelEnabled(level)) log[level]({ requestId, method: request.method, path, status, ms }, 'request')
  })
}

/** Live streams have no end: nobody waits for it. */
export const isLiveStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')

/** An address as it may be written down: without what was asked, and without the secrets that public links carry in it. */
export const pathOf = (url: string): string =>
  (url.split('?')[0] ?? '')
    .slice(0, 300)
    .split('/')
    .map((part) => (isName(part) || isRecordId(part) ? part : '…'))
    .join('/')
// names of pages and of operations; a token of so many letters is never of one case
const isName = (part: string): boolean => /^([\w.-]{0,12}|[a-z-]{0,40}|[a-z]{1,20}([A-Z][a-z]{1,20}){0,4})$/.test(part)
const isRecordId = (part: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part)
