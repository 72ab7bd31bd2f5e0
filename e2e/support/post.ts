import http from 'node:http'

export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string }
type Post = { headers?: Record<string, string>; timeoutMs?: number; method?: 'GET' | 'POST'; agent?: http.Agent }

export const keptLines = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** Sends once and gives whatever was answered; throws only when the line broke or nobody answered in time. */
export function post(
  url: string,
  body: string | null,
  { headers = {}, timeoutMs = 60_000, method = 'POST', agent = keptLines }: Post = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = {
      ...headers,
      ...(body !== null && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    }
    const request = http.request(url, { agent, method, headers: sent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => (text += part))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      answer.on('error', fail)
      answer.on('aborted', () => fail(new Error('the line broke')))
    })
    request.setTimeout(timeoutMs, () => request.destroy(new Error('nobody answered in time')))
    request.on('error', fail)
    request.end(body ?? undefined)
  })
}

/** Asks once for a page or a file. */
export const visit = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  post(url, null, { method: 'GET', headers: { accept: 'text/html', ...headers } })
