import http from 'node:http'
import { pause } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { post } from '../support/post.ts'

/** Live pages: each reads a list anew whenever it hears that something was touched, and opens its stream again when that breaks. */
export type Viewers = {
  /** Waits until each of them has heard something after `at` and read what the house then had; gives when the last one did. */
  hearFrom: (at: number) => Promise<number>
  /** Waits until each of them shows what the database holds; gives when. */
  settle: () => Promise<number>
  close: () => void
}
type Viewer = { readAt: number; total: number; stream: http.ClientRequest | null }

export async function openViewers(house: OwnHouse, cookie: string, count: number): Promise<Viewers> {
  let closed = false
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const viewers: Viewer[] = Array.from({ length: count }, () => ({ readAt: 0, total: -1, stream: null }))
  const reading = new Map<Viewer, boolean>()
  /** Read again when something was heard while it was being read. */
  const read = async (viewer: Viewer): Promise<void> => {
    if (reading.has(viewer)) return void reading.set(viewer, true)
    reading.set(viewer, false)
    const asked = performance.now()
    const answer = await post(`${house.url}/rpc/articles/list`, '{"json":{"size":1}}', { headers: { cookie } }).catch(() => null)
    if (answer?.status === 200) Object.assign(viewer, { readAt: asked, total: JSON.parse(answer.text).json.total })
    const again = reading.get(viewer) || answer?.status !== 200
    reading.delete(viewer)
    if (closed || !again) return
    await pause(200)
    await read(viewer)
  }
  const open = (viewer: Viewer): void => {
    if (closed) return
    let isAnswered = false
    const again = () => setTimeout(() => open(viewer), 300)
    const headers = { cookie, 'content-type': 'application/json' }
    const stream = http.request(`${house.url}/rpc/facts/watch`, { agent, method: 'POST', headers }, (answer) => {
      isAnswered = true
      if (answer.statusCode !== 200) {
        answer.resume()
        return void again()
      }
      answer.on('data', () => void read(viewer))
      answer.on('error', () => undefined)
      answer.on('close', again)
    })
    viewer.stream = stream
    stream.on('error', () => void (isAnswered || again()))
    stream.end('{"json":{}}')
  }
  for (const viewer of viewers) open(viewer)
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (const began = performance.now(); !(await isSo()); ) {
      if (performance.now() - began > 60_000) throw new Error('the live pages never came to what the database holds')
      await pause(20)
    }
    return performance.now()
  }
  await until(() => viewers.every(({ total }) => total >= 0))
  return {
    hearFrom: (at) => until(() => viewers.every(({ readAt }) => readAt > at)),
    settle: async () => {
      const [row] = await house.sql<{ count: number }>('select count(*)::int from articles where removed_at is null')
      return until(() => viewers.every(({ total }) => total === row?.count))
    },
    close: () => {
      closed = true
      for (const { stream } of viewers) stream?.destroy()
    },
  }
}
