import type { IncomingMessage, ServerResponse } from 'node:http'
import { comeBackHeaders, comeBackPage } from '../come-back.ts'
import { lastPassingAt } from '../errors.ts'
import { databaseAnswers } from '../live.ts'
import { houseHeaders } from './house-headers.ts'
import { answerUnread } from './unread.ts'

/** What is answered without the database: scripts, pictures, and what machines ask of the house itself. */
const needsNone = /^\/(_next\/|screenshots\/|icon\.svg|favicon\.ico|health\/|metrics$)/

/** Answers for a page while the database is away: a page that says so and comes back by itself; false while it is there. */
export async function answerWhileAway(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (needsNone.test(request.url ?? '') || (await databaseAnswers())) return false
  for (const { key, value } of houseHeaders) response.setHeader(key, value)
  const { cookie = '', accept = '', 'accept-language': language = '' } = request.headers
  if (request.method === 'GET' && accept.includes('text/html')) {
    const { headers, html } = comeBackPage('DATABASE_AWAY', cookie, language)
    response.writeHead(503, headers).end(html)
  } else {
    const headers = { 'Content-Type': 'application/json', ...comeBackHeaders(503) }
    await answerUnread(request, response, 503, headers, JSON.stringify({ code: 'DATABASE_AWAY' }))
  }
  return true
}

/** Next.js calls everything that a page throws 500: what was only the moment is called 503, with when to come back. */
export function tellMoments(response: ServerResponse): void {
  const began = Date.now()
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status !== 500 || lastPassingAt() < began) return writeHead(status, ...rest)
    for (const [name, value] of Object.entries(comeBackHeaders(503))) response.setHeader(name, value)
    return writeHead(503, ...rest)
  }) as typeof response.writeHead
}
