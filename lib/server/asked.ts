import type { IncomingMessage, ServerResponse } from 'node:http'
import { log, requestIdFrom } from '../log.ts'

/** From how many milliseconds on an answer is worth a line for its slowness. */
const slowMs = 3000

const isProxyTrusted = (): boolean => process.env.TRUST_PROXY === '1'

/** Only a proxy that we were told of may say who is calling, and by which name. */
export function nameCaller(request: IncomingMessage): void {
  if (isProxyTrusted()) return
  for (const name of Object.keys(request.headers)) if (name.startsWith('x-forwarded-')) delete request.headers[name]
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
}

/** Gives a request the id that it goes by in the log and in its answer's headers: the trusted proxy's, else a new one. */
export function nameRequest(request: IncomingMessage, response: ServerResponse): string {
  const id = requestIdFrom(isProxyTrusted() ? request.headers['x-request-id'] : undefined)
  request.headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
  return id
}

/** Writes down how a request ended: each one at `debug`, what failed or took long always. */
export function logEnd(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const began = performance.now()
  response.on('close', () => {
    const ms = Math.round(performance.now() - began)
    const { statusCode: status } = response
    const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
    const level = status >= 500 ? 'error' : ms >= slowMs && !isStream ? 'warn' : 'debug'
    if (!log.isLevelEnabled(level)) return
    log[level]({ requestId, method: request.method, path: pathOf(request.url ?? ''), status, ms }, 'request')
  })
}

/** An address as it may be written down: without what was asked, and without the secrets that public links carry in it. */
export const pathOf = (url: string): string =>
  (url.split('?')[0] ?? '')
    .slice(0, 300)
    .split('/')
    .map((part) => (isName(part) || isRecordId(part) ? part : '…'))
    .join('/')
const isName = (part: string): boolean => /^[\w.-]{0,24}$/.test(part) && !/\d{6}/.test(part)
const isRecordId = (part: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part)
