import { createServer, type Server, type ServerResponse } from 'node:http'
import next from 'next'

/** How long requests under way may take to finish when the house stops, in milliseconds. */
const drainMs = 10_000

/** A port that somebody else has. */
export class PortTaken extends Error {}

/** The pages and doors, served; `stop` lets what is under way finish and ends the live streams. */
export async function serve(options: { port: number; host: string; dev: boolean }): Promise<{ port: number; stop: () => Promise<void> }> {
  const { host, dev } = options
  const answering = new Set<ServerResponse>()
  const server = createServer()
  const port = await listen(server, options.port, host)
  process.env.NEXTAUTH_URL ??= `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`
  const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  server.on('request', (request, response) => {
    // only a proxy that we were told of may say who is calling
    if (process.env.TRUST_PROXY !== '1') request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
    if (!request.url?.startsWith('/rpc/facts/watch')) answering.add(response)
    response.on('close', () => answering.delete(response))
    void handle(request, response)
  })
  return {
    port,
    stop: async () => {
      server.close()
      for (const until = Date.now() + drainMs; answering.size > 0 && Date.now() < until; ) await new Promise((done) => setTimeout(done, 50))
      server.closeAllConnections()
      await app.close()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? new PortTaken() : error))
    server.listen(port, host, () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}
