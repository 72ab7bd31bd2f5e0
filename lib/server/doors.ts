import type { IncomingMessage, ServerResponse } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { CompressionPlugin, RPCHandler } from '@orpc/server/node'
import { parse } from 'cookie'
import { actorOfBearer } from '../bearer.ts'
import { askToComeBack } from '../come-back.ts'
import { type Asked, doorSteps, passDoor, whereFrom } from '../door.ts'
import type { Actor, Context } from '../operation.ts'
import { router } from '../router.ts'
import { actorOf } from '../session.ts'
import { sessionIdIn } from '../session-token.ts'
import { answerUnread } from './unread.ts'

const steps = () => ({ ...doorSteps(), rootInterceptors: [askToComeBack], plugins: [new CompressionPlugin<Context>()] })
const doors = [
  { prefix: '/rpc', handler: new RPCHandler(router, steps()) },
  { prefix: '/api', handler: new OpenAPIHandler(router, steps()) },
] as const
/** Addresses under a door that are pages' own: signing in, and the description of the door. */
const pages = /^\/api\/(auth\/|spec\.json(\?|$))/

/** Answers what comes to one of the two doors, without the way through Next.js, which costs more than most operations; false for anything else. */
export async function answerAtDoor(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { url = '/' } = request
  const door = doors.find(({ prefix }) => url.startsWith(`${prefix}/`))
  if (!door || pages.test(url)) return false
  // what one person was answered is nobody else's, not even the next person's at the same browser
  response.setHeader('Cache-Control', 'private, no-store')
  const passed = await passDoor(askedBy(request), () => contextOf(request, door.prefix))
  if (passed instanceof Response)
    await answerUnread(request, response, passed.status, Object.fromEntries(passed.headers), await passed.text())
  else {
    const { matched } = await door.handler.handle(request, response, { prefix: door.prefix, context: passed })
    if (!matched) response.writeHead(404).end('not found')
  }
  return true
}

const header = ({ headers }: IncomingMessage, name: string): string | null => {
  const sent = headers[name]
  return sent === undefined ? null : String(sent)
}
const askedBy = (request: IncomingMessage): Asked => ({
  url: `http://house${request.url}`,
  headers: { get: (name) => header(request, name) },
})

/** Who is asking: a program by its key, at the door for others alone; else whoever is signed in. */
async function contextOf(request: IncomingMessage, prefix: '/rpc' | '/api'): Promise<Context> {
  const from = whereFrom((name) => header(request, name))
  const program = prefix === '/api' ? await actorOfBearer(header(request, 'authorization'), from.address) : null
  return { actor: program ?? (await signedIn(request)), ...from }
}

async function signedIn(request: IncomingMessage): Promise<Actor | null> {
  const sid = await sessionIdIn(parse(request.headers.cookie ?? ''))
  return sid === null ? null : actorOf(sid)
}
