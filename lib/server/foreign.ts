import type { IncomingMessage, ServerResponse } from 'node:http'
import { isSameOrigin } from '../door.ts'
import { answerUnread } from './unread.ts'

/** Methods that change nothing. */
const harmless = ['GET', 'HEAD', 'OPTIONS']
/** Where others' pages may send something: a mail program's own button stops mails by the token in its address (RFC 8058), and by nothing else. */
const openToAll = /^\/unsubscribe\/[^/]+\/now$/

/** Whether a request would change something in the name of a page that is not ours. */
export const isForeign = ({ method = '', url = '/', headers }: IncomingMessage): boolean =>
  !harmless.includes(method) &&
  !openToAll.test(url.split('?')[0] ?? '') &&
  !isSameOrigin({ url: `http://house${url}`, headers: { get: (name) => headers[name]?.toString() ?? null } })

/** Answers what another site's page sends here to change something, before anything of it is read; false for everything else. */
export function refuseForeign(request: IncomingMessage, response: ServerResponse): boolean {
  if (!isForeign(request)) return false
  void answerUnread(request, response, 403, { 'content-type': 'text/plain' }, 'other origin')
  return true
}
