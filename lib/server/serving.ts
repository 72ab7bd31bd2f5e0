import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { askerWho, onBehalfOf } from '../asker.ts'
import { hearConsole, log } from '../log.ts'
import { inRequest } from '../request.ts'
import { isLiveStream, nameCaller, nameRequest, noteEnd } from './asked.ts'
import { refuseForeign } from './foreign.ts'
import { answerHealth } from './health.ts'
import { countOpen } from './metrics.ts'
import { secure } from './page-security.ts'
import { writtenOf } from './written.ts'

/** How long requests under way may take to finish when the house stops, in milliseconds. */
const drainMs = 10_000

/** How long a line without a request stays open, in milliseconds: longer than a proxy keeps its own, so that none sends on a line that is being closed. */
const keptLineMs = 75_000

/** A port that somebody else has. */
export class PortTaken extends Error {}

/** The addresses that a host name stands for; `localhost` is both of this machine's own. */
const addressesOf = (host: string): string[] => (host === 'localhost' ? ['127.0.0.1', '::1'] : [host])

/** Whether the port is free on a host, before anything slow is begun; throws PortTaken. */
export async function probePort(port: number, host: string): Promise<void> {
  if (port === 0) return
  for (const server of await listenOn(port, host)) server.close()
}

/** The pages and doors, served; `stop` lets what is under way finish and ends the live streams. */
export async function serve(options: { port: number; host: string; dev: boolean }): Promise<{ port: number; stop: () => Promise<void> }> {
  const { host, dev } = options
  const servers = await listenOn(options.port, host)
  const [first] = servers
  const port = first ? portOf(first) : options.port
  process.env.NEXTAUTH_URL ??= process.env.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const answering = new Set<ServerResponse>()
  const stage = { isLoaded: false, isStopping: false }
  const loading = load({ dev, hostname: host, port, httpServer: first })
  countOpen(() => countsOf(answering))
  const answerOne: RequestListener = async (request, response) => {
    if (refuseForeign(request, response) || (await answerHealth(request, response, stage))) return
    nameCaller(request)
    const { handle } = await loading
    await handle(request, response)
  }
  // from the first moment on: a request without a listener would never be answered
  const answer: RequestListener = (request, response) => {
    const requestId = nameRequest(request, response)
    noteEnd(request, response, requestId)
    secure(request, response, dev)
    // whoever keeps a line to a house that stops would go on sending on it
    if (stage.isStopping) response.setHeader('connection', 'close')
    answering.add(response)
    response.on('close', () => answering.delete(response))
    inRequest({ requestId, ...writtenOf(request, response) }, async () => answerOne(request, response)).catch((error) => {
      log.error({ requestId, err: error }, 'unanswered')
      response.destroy()
    })
  }
  for (const server of servers) server.on('request', answer)
  // Next hears of upgrades on the first alone, and while pages are developed they wait for theirs
  for (const server of servers.slice(1)) server.on('upgrade', (...asked) => first?.emit('upgrade', ...asked))
  const { app } = await loading
  stage.isLoaded = true
  return {
    port,
    stop: async () => {
      stage.isStopping = true
      for (const server of servers) server.close()
      for (const until = Date.now() + drainMs; waitsFor(answering) && Date.now() < until; )
        await new Promise((done) => setTimeout(done, 50))
      for (const server of servers) server.closeAllConnections()
      await app.close()
    },
  }
}

async function load(options: { dev: boolean; hostname: string; port: number; httpServer: Server | undefined }) {
  // Next reads these when it is loaded
  Object.assign(process.env, { NODE_ENV: options.dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const { default: next } = await import('next')
  const app = next({ ...options, dir: process.cwd() })
  await app.prepare()
  const page = app.getRequestHandler()
  if (options.dev) return { app, handle: page }
  hearConsole()
  const { answerAtDoor } = await import('./doors.ts')
  const { answerWhileAway, tellMoments } = await import('./while-away.ts')
  const handle: typeof page = async (request, response) => {
    const asker = askerWho((leave) => response.on('close', () => response.writableFinished || leave()))
    await onBehalfOf(asker, async () => {
      if ((await answerAtDoor(request, response)) || (await answerWhileAway(request, response))) return
      tellMoments(response)
      await page(request, response)
    })
  }
  return { app, handle }
}

const countsOf = (answering: Set<ServerResponse>) => {
  const streams = [...answering].filter(isLiveStream).length
  return { streams, requests: answering.size - streams }
}
const waitsFor = (answering: Set<ServerResponse>): boolean => countsOf(answering).requests > 0

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function listenOn(port: number, host: string): Promise<Server[]> {
  const servers: Server[] = []
  try {
    for (const address of addressesOf(host)) {
      const server = await listen(servers[0] ? portOf(servers[0]) : port, address)
      if (server) servers.push(server)
    }
    return servers
  } catch (error) {
    for (const server of servers) server.close()
    throw error
  }
}

/** Null where the machine has no such address: not every one has IPv6. */
function listen(port: number, address: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer({ keepAliveTimeout: keptLineMs })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') fail(new PortTaken())
      else if (address === '::1') done(null)
      else fail(error)
    })
    server.listen(port, address, () => done(server))
  })
}
