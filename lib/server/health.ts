import type { IncomingMessage, ServerResponse } from 'node:http'
import { databaseAnswers } from '../live.ts'
import { isBearer, isLocalCaller } from './asked.ts'
import { metricsText, metricsType } from './metrics.ts'

/** What the house knows of itself while it serves. */
export type Stage = { isLoaded: boolean; isStopping: boolean }

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/**
 * Answers what machines ask: whether this process lives (`/health/live`), whether requests may be sent to it (`/health/ready`), and its figures
 * (`/metrics`, for this machine or with `METRICS_TOKEN`). False for any other address. Asked before callers are named: only an unnamed one is local.
 */
export async function answerHealth(request: IncomingMessage, response: ServerResponse, stage: Stage): Promise<boolean> {
  const path = request.url?.split('?')[0]
  if (path === '/health/live') answer(response, 200, { live: true })
  else if (path === '/health/ready') await tellReady(response, stage)
  else if (path === '/metrics') await tellMetrics(request, response)
  else return false
  return true
}

/** Ready: pages are loaded, we are not about to stop, and the database answers. A proxy sends requests elsewhere until then. */
async function tellReady(response: ServerResponse, { isLoaded, isStopping }: Stage): Promise<void> {
  const database = await databaseAnswers()
  const ready = isLoaded && !isStopping && database
  if (!ready) response.setHeader('retry-after', '2')
  answer(response, ready ? 200 : 503, { ready, loaded: isLoaded, stopping: isStopping, database })
}

async function tellMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { METRICS_TOKEN: token } = process.env
  if (!(token ? isBearer(request, token) : isLocalCaller(request))) return answer(response, 403, { error: 'NOT_ALLOWED' })
  response.writeHead(200, { 'content-type': metricsType, 'cache-control': 'no-store' })
  response.end(await metricsText())
}
