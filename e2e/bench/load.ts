import http from 'node:http'

const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
export type Ask = { url: string; headers?: Record<string, string>; body?: () => string }
/** What clients that ask one after the other got out of it: answers a second, and how long an answer took, in milliseconds. */
export type Taken = { aSecond: number; p50: number; p99: number }

/** Asks once and waits for the whole answer; throws on anything but 200. */
export function ask({ url, headers = {}, body }: Ask): Promise<void> {
  const text = body?.()
  return new Promise((done, fail) => {
    const request = http.request(
      url,
      {
        agent,
        method: text === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(text !== undefined && { 'content-type': 'application/json' }) },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => (answer.statusCode === 200 ? done() : fail(new Error(`${url}: ${answer.statusCode}`))))
      },
    )
    request.on('error', fail)
    request.end(text)
  })
}

/** `clients` that do `work` one after the other for `seconds`. */
export async function load(clients: number, seconds: number, work: (client: number) => Promise<unknown>): Promise<Taken> {
  for (let warm = 0; warm < 20; warm++) await work(0)
  const taken: number[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const asked = performance.now()
        await work(client)
        taken.push(performance.now() - asked)
      }
    }),
  )
  const lasted = performance.now() - began
  return { aSecond: (taken.length / lasted) * 1000, p50: share(taken, 0.5), p99: share(taken, 0.99) }
}

/** Below which value that share of the values lies. */
export const share = (values: number[], of: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * of)] ?? Number.NaN
export const median = (values: number[]): number => share(values, 0.5)

/** Several ways of doing a thing, in turns, so that what else the machine does meets them alike: the median of the rounds of each. */
export async function inTurns<Name extends string>(
  rounds: number,
  ways: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) for (const name of names) taken[name].push(await ways[name]())
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>
}

/** How long one time takes, in milliseconds: the median of many, after some to warm up. `before` is done before each and not timed. */
export async function medianMs(
  times: number,
  work: () => Promise<unknown>,
  before = async (): Promise<void> => undefined,
): Promise<number> {
  const taken: number[] = []
  for (let time = -Math.min(3, times); time < times; time++) {
    await before()
    const began = performance.now()
    await work()
    if (time >= 0) taken.push(performance.now() - began)
  }
  return median(taken)
}
