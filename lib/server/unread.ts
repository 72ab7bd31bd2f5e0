import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** How long a line may go on sending what nobody reads, in milliseconds. */
const lingerMs = 2000

/**
 * Answers before the body has been read, and closes the line it comes on. Whoever is still sending hears the answer first: a line that is cut at once
 * looks like a house that broke down, to a proxy as to a browser. What comes meanwhile is thrown away.
 */
export function answerUnread(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  text: string,
): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text), connection: 'close' })
  response.write(text)
  return new Promise((done) => {
    const close = () => {
      clearTimeout(late)
      response.end(done)
    }
    const late = setTimeout(close, lingerMs)
    request.once('close', close)
    request.once('end', close)
    request.resume()
  })
}
