import assert from 'node:assert/strict'
import { sqlAt } from '../support/database.ts'
import { article, type Caller, exported } from './caller.ts'
import type { Instance } from './house.ts'
import type { Server } from './postgres.ts'

/** What the checks have at hand: the site (nginx), two instances behind it, the primary and its replica. */
export type Machines = {
  site: string
  one: Instance
  other: Instance
  primary: Server
  replica: Server
  caller: Caller
  metricsToken: string
}
/** A guarantee in a sentence, and its proof. */
export type Check = { says: string; prove: (machines: Machines) => Promise<string> }

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** How many reads an instance has had from its replica, and how many it took from the primary instead. */
async function readsOf({ url }: Instance, token: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text()
  return Object.fromEntries([...text.matchAll(/house_report_reads\{from="(\w+)"\} (\d+)/g)].map(([, from, count]) => [from, Number(count)]))
}
const titles = async (caller: Caller, base: string): Promise<string> => {
  const answer = await caller.ask(base, 'articles/export', exported)
  assert.equal(answer.status, 200, 'an export answers')
  return answer.text()
}
const write = async (caller: Caller, base: string, title: string): Promise<void> => {
  const answer = await caller.ask(base, 'articles/log', article(title))
  assert.equal(answer.status, 200, `${title}: ${await answer.text()}`)
}
export const checks: Check[] = [
  {
    says: 'reports and exports come from the replica once it has what was written, at both instances',
    prove: async ({ one, other, caller, metricsToken }) => {
      await write(caller, one.url, 'first from the replica')
      await pause(300)
      for (const instance of [one, other]) {
        const before = await readsOf(instance, metricsToken)
        assert.match(await titles(caller, instance.url), /first from the replica/)
        assert.equal((await readsOf(instance, metricsToken)).replica, (before.replica ?? 0) + 1, 'the replica was asked')
      }
      return 'one read each'
    },
  },
  {
    says: 'whoever writes at one instance reads his own write at the other, while the replica stands still; then the replica is used again',
    prove: async ({ one, other, replica, caller, metricsToken }) => {
      await sqlAt(replica.url, 'select pg_wal_replay_pause()')
      const began = await readsOf(other, metricsToken)
      for (let time = 0; time < 20; time++) {
        const [here, there] = time % 2 ? [one, other] : [other, one]
        await write(caller, here.url, `while it stands still ${time}.`)
        assert.match(await titles(caller, there.url), new RegExp(`while it stands still ${time}\\.`))
      }
      const behind = ((await readsOf(other, metricsToken)).behind ?? 0) - (began.behind ?? 0)
      assert.ok(behind >= 10, 'the primary answered instead')
      await sqlAt(replica.url, 'select pg_wal_replay_resume()')
      await pause(500)
      const before = await readsOf(other, metricsToken)
      assert.match(await titles(caller, other.url), /while it stands still 19/)
      assert.equal((await readsOf(other, metricsToken)).replica, (before.replica ?? 0) + 1, 'the replica was asked again')
      return `20 of 20 own writes seen, ${behind} reads by the primary`
    },
  },
  {
    says: 'without its replica the house answers all the same, and takes to it again when it is back',
    prove: async ({ one, replica, caller, metricsToken }) => {
      await replica.stop()
      let slowest = 0
      for (let time = 0; time < 20; time++) {
        const began = performance.now()
        await titles(caller, one.url)
        slowest = Math.max(slowest, performance.now() - began)
      }
      await replica.start()
      const before = (await readsOf(one, metricsToken)).replica ?? 0
      for (let waited = 0; waited < 100 && (await readsOf(one, metricsToken)).replica === before; waited++) {
        await titles(caller, one.url)
        await pause(100)
      }
      assert.ok(((await readsOf(one, metricsToken)).replica ?? 0) > before, 'the replica was asked again')
      return `20 of 20 answered, the slowest in ${Math.round(slowest)} ms`
    },
  },
  {
    says: 'an instance killed in the middle of 400 reads and writes is not noticed by anybody: what broke off is sent again and counted once',
    prove: async ({ site, other, primary, caller }) => {
      let [again, done] = [0, 0]
      const killed = pause(150).then(() => other.kill())
      const one = async (at: number) => {
        const [path, input] = at % 2 ? ['board/year', { year: 2023 }] : ['articles/log', article(`killed ${at}`)]
        for (let tries = 0; tries < 20; tries++) {
          const answer = await caller.ask(site, path as string, input).catch(() => null)
          if (answer?.status === 200) {
            done += 1
            return
          }
          again += 1
          await pause(50)
        }
      }
      for (let from = 0; from < 400; from += 20) await Promise.all(Array.from({ length: 20 }, (_, at) => one(from + at)))
      await killed
      const [row] = await sqlAt<{ kept: number }>(primary.url, `select count(*)::int as kept from articles where title like 'killed %'`)
      assert.deepEqual([done, row?.kept], [400, 200])
      await other.start()
      return `400 of 400, ${again} sent again, 200 of 200 rows once`
    },
  },
  {
    says: 'live notices come through nginx as they are said: a write at one instance reaches a stream that the site opened, unbuffered',
    prove: async ({ site, one, other, caller }) => {
      const times: number[] = []
      for (const writer of [one, other]) {
        const stop = new AbortController()
        const cookie = [...caller.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const headers = { cookie, 'content-type': 'application/json' }
        const stream = await fetch(`${site}/rpc/facts/watch`, { method: 'POST', headers, body: '{"json":{}}', signal: stop.signal })
        assert.equal(stream.headers.get('content-type'), 'text/event-stream')
        let began = 0
        for await (const part of stream.body ?? []) {
          const said = new TextDecoder().decode(part)
          if (began && said.includes('articles')) break
          if (began === 0) {
            began = performance.now()
            await write(caller, writer.url, 'heard')
          }
        }
        times.push(performance.now() - began)
        stop.abort()
      }
      assert.ok(Math.max(...times) < 5000, `${times}`)
      return `${times.map((ms) => Math.round(ms)).join(' and ')} ms`
    },
  },
  {
    says: 'what is too large is refused by the house with its sentence, not by nginx with its page; figures and health are for machines inside',
    prove: async ({ site, caller, one }) => {
      const cookie = [...caller.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { cookie, 'content-type': 'application/json' }
      const large = await fetch(`${site}/rpc/articles/log`, { method: 'POST', headers, body: Buffer.alloc(30 * 1024 * 1024) })
      assert.equal(large.status, 413)
      assert.match(await large.text(), /FILE_TOO_LARGE/)
      for (const path of ['/metrics', '/health/live', '/health/ready']) assert.equal((await fetch(site + path)).status, 404, path)
      assert.equal((await fetch(`${one.url}/health/ready`)).status, 200)
      assert.match((await fetch(`${site}/sign-in`)).headers.get('x-request-id') ?? '', /^[0-9a-f]{32}$/)
      return 'a 30 MB body; the request id is nginx’s'
    },
  },
  {
    says: 'tries are counted for all instances together: the eleventh wrong password is refused at whichever it comes to',
    prove: async ({ one, other }) => {
      const answers: string[] = []
      for (let time = 0; time < 12; time++) answers.push(await trySignIn(time % 2 ? one.url : other.url))
      assert.ok(
        answers.slice(0, 10).every((answer) => !/TOO_MANY_TRIES/.test(answer)),
        'ten are let through',
      )
      assert.match(answers[10] ?? '', /TOO_MANY_TRIES/)
      assert.match(answers[11] ?? '', /TOO_MANY_TRIES/)
      return '10 reached the password, 2 did not'
    },
  },
]

/** What the form does: a token first, then name and password. Gives where it leads. */
async function trySignIn(base: string): Promise<string> {
  const first = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const body = new URLSearchParams({ csrfToken, userName: 'nobody-of-these-machines', password: 'wrong-for-certain', json: 'true' })
  const answer = await fetch(`${base}/api/auth/callback/credentials`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  return `${answer.headers.get('location') ?? ''} ${await answer.text()}`
}
