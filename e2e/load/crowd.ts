import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { share } from '../bench/load.ts'
import { pause } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { post } from '../support/post.ts'
import { inMs, type Result, tell } from '../support/results.ts'

const writers = 50
const viewers = 500
/** One to warm up, then the two that are judged. */
const minutes = 3
/** Between two writes of one writer, in milliseconds. */
const thinkMs = 500
const figures = { readUsers: null, readTimes: 1, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }

/** What the serving process holds in memory, in megabytes; null where the system does not tell. */
function residentMb(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]) / 1024
  } catch {
    return null
  }
}

/** Fifty write and five hundred watch for two minutes: nobody meets an error, everybody hears, and memory stays where it was. */
export async function crowd(house: OwnHouse, writer: string, viewer: string): Promise<Result[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const heard = Array.from({ length: viewers }, () => 0)
  let broken = 0
  let isOver = false
  const open = (at: number) =>
    new Promise<http.ClientRequest>((done, fail) => {
      const headers = { cookie: viewer, 'content-type': 'application/json' }
      const stream = http.request(`${house.url}/rpc/facts/watch`, { agent, method: 'POST', headers }, (answer) => {
        if (answer.statusCode !== 200) fail(new Error(`a stream was answered ${answer.statusCode}`))
        answer.on('data', () => {
          heard[at] = performance.now()
          done(stream)
        })
        answer.on('close', () => {
          if (!isOver) broken += 1
        })
      })
      stream.on('error', fail)
      stream.end('{"json":{}}')
    })
  const streams: http.ClientRequest[] = []
  tell(`${viewers} live pages are opened`)
  for (let first = 0; first < viewers; first += 50)
    streams.push(...(await Promise.all(Array.from({ length: 50 }, (_, at) => open(first + at)))))
  const taken: number[] = []
  const wrong = new Map<string, number>()
  const began = performance.now()
  const until = began + minutes * 60_000
  const judgedFrom = began + (minutes - 2) * 60_000
  const note = (what: string) => wrong.set(what, (wrong.get(what) ?? 0) + 1)
  let mid = 0
  const write = async () => {
    await pause(Math.random() * thinkMs)
    while (performance.now() < until) {
      const article = {
        id: randomUUID(),
        mid: String(++mid),
        idx: 3,
        title: '大家都在写',
        publishedOn: '2026-03-01',
        url: null,
        ...figures,
      }
      const asked = performance.now()
      const answer = await post(`${house.url}/rpc/articles/log`, JSON.stringify({ json: article }), { headers: { cookie: writer } }).catch(
        String,
      )
      if (typeof answer === 'string') note(answer)
      else if (answer.status !== 200) note(`${answer.status}`)
      if (asked > judgedFrom) taken.push(performance.now() - asked)
      await pause(thinkMs)
    }
  }
  const memory: { at: number; mb: number }[] = []
  const watching = (async () => {
    while (performance.now() < until) {
      const mb = residentMb(house.pid())
      if (mb !== null) memory.push({ at: performance.now() - began, mb })
      await pause(1000)
    }
  })()
  tell(`${writers} write and ${viewers} watch for ${minutes} minutes, the last two are judged`)
  await Promise.all([...Array.from({ length: writers }, write), watching])
  // the last word: whoever is still there hears it
  const last = performance.now()
  await house.sql(`insert into policies (name, required_from) values ('最后一件', '2026-01-01')`)
  for (let waited = 0; waited < 100 && heard.some((at) => at < last); waited++) await pause(50)
  const deaf = heard.filter((at) => at < last).length
  isOver = true
  for (const stream of streams) {
    stream.on('error', () => undefined)
    stream.destroy()
  }
  const mean = (minute: number) => {
    const some = memory.filter(({ at }) => at >= (minute - 1) * 60_000 && at < minute * 60_000).map(({ mb }) => mb)
    return some.reduce((sum, mb) => sum + mb, 0) / some.length
  }
  const [second, end] = [mean(2), mean(minutes)]
  const growth = end / second - 1
  const errors = [...wrong.values()].reduce((sum, count) => sum + count, 0)
  return [
    {
      name: `${writers} writers and ${viewers} live pages for two minutes: writes refused or lost`,
      target: '0',
      figure: `${errors} of ${mid} (${[...wrong].map(([what, count]) => `${count} × ${what}`).join(', ') || 'none'}), p50 ${inMs(share(taken, 0.5))}, p99 ${inMs(share(taken, 0.99))}`,
      isMet: errors === 0,
    },
    {
      name: 'live pages whose stream broke / that did not hear the last write',
      target: '0 / 0',
      figure: `${broken} / ${deaf}`,
      isMet: broken + deaf === 0,
    },
    {
      name: 'memory of the serving process, last minute ÷ second minute',
      target: 'within 10 %',
      figure:
        memory.length === 0
          ? 'not told by this system'
          : `${second.toFixed(0)} → ${end.toFixed(0)} MB (${growth >= 0 ? '+' : ''}${(growth * 100).toFixed(1)} %)`,
      isMet: memory.length === 0 ? null : Math.abs(growth) <= 0.1,
    },
  ]
}
