import { v7 as newId } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { db } from '../db.ts'
import { router } from '../router.ts'
import { testDatabase } from '../testing/database.ts'
import { doorsOverHttp } from '../testing/hostile/house.ts'
import { asksForFile, inputFor } from '../testing/hostile/inputs.ts'
import { commands, disguises, endless, otherKinds, scripts, unstorable } from '../testing/hostile/strings.ts'

testDatabase()
const { ask } = doorsOverHttp()

type Operation = { path: string; noun: string; name: string; input: z.ZodType }
/** New records first, and what ends them last, so that the others have records to work on. */
const turn = ({ name }: Operation) => (/^(log|add)$/.test(name) ? 0 : /remove|restore|cancel|undo|forget|revoke/.test(name) ? 2 : 1)
const operations: Operation[] = Object.entries(router)
  .flatMap(([noun, found]) =>
    Object.entries(found).flatMap(([name, operation]) => {
      const input = operation['~orpc'].inputSchema as z.ZodType | undefined
      return input ? [{ path: `${noun}/${name}`, noun, name, input }] : []
    }),
  )
  .filter(({ input }) => !asksForFile(input))
  .sort((one, other) => turn(one) - turn(other))

/** What was logged last of each noun: names of fields lead to it (`organisationId` to `organisations`). */
const logged = new Map<string, { id: string; version: number }>()
const nounOf = (field: string): string => {
  const one = field.replace(/Id$/, '')
  return [`${one}s`, `${one.replace(/y$/, 'ie')}s`, `${one}es`].find((noun) => logged.has(noun)) ?? ''
}
function known({ noun, name }: Operation, field: string): unknown {
  const last = logged.get(noun)
  if (field === 'id') return /^(log|add|share|start)$/.test(name) || !last ? newId() : last.id
  if (field === 'version') return last?.version
  if (field === 'ids') return last && [last.id]
  return field.endsWith('Id') ? logged.get(nounOf(field))?.id : undefined
}

let counted = 0
/** Every field that takes free text filled from a list, each text with a number of its own; and which texts stand at the top. */
function filled(operation: Operation, list: readonly unknown[]) {
  const texts: Record<string, unknown> = {}
  const made = inputFor(operation.input, {
    known: (field) => known(operation, field),
    text: (path) => {
      const given = list[counted++ % list.length]
      const one = typeof given === 'string' ? `${given}${counted}` : given
      if (path.length === 1 && path[0]) texts[path[0]] = one
      return one
    },
  })
  return { made, texts }
}

type Told = Record<string, unknown> | null
/** Asks an operation as the first role that may. */
async function send(
  door: '/rpc' | '/api',
  { path, noun }: Operation,
  made: unknown,
): Promise<{ status: number; text: string; told: Told }> {
  const body = JSON.stringify(door === '/rpc' ? { json: made } : made)
  const headers = { 'content-type': 'application/json' }
  let answer = await ask(`${door}/${path}`, body, 'officer', headers)
  for (const role of ['office', 'admin', 'head', 'director', 'security', 'auditor'] as const)
    if (answer.status === 403) answer = await ask(`${door}/${path}`, body, role, headers)
  const told = answer.body as Told
  if (answer.status === 200 && typeof told?.id === 'string' && typeof told.version === 'number')
    logged.set(noun, { id: told.id, version: told.version })
  return { ...answer, told }
}
const insides = /\bat .+\.(ts|js):\d+|select .+ from |prisma|postgres|node_modules/i
/** Users' errors are answered as such; whatever comes back says nothing of the house's insides. */
function expectCalm({ path }: Operation, { status, text }: { status: number; text: string }): void {
  expect(status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
  if (status !== 200) expect(text, path).not.toMatch(insides)
}

const hasUnstorable = (made: unknown): boolean => /\\u0000|\\ud800|\\udc00/.test(JSON.stringify(made) ?? '')

describe('every operation, through the door, as somebody who may', () => {
  test('keeps what is only text as text, to the letter, and takes nothing that it did not ask for', async () => {
    // records for those that come after them to hang on
    for (const operation of operations.filter((one) => turn(one) === 0)) await send('/rpc', operation, filled(operation, ['文字']).made)
    expect(logged.size).toBeGreaterThan(15)
    const smuggled = { createdAt: '2001-01-01T00:00:00.000Z', removedAt: '2001-01-01T00:00:00.000Z', isAdmin: true, passwordHash: 'x' }
    let kept = 0
    for (const operation of operations) {
      const { made, texts } = filled(operation, [...scripts, ...commands, ...disguises])
      const isPlain = typeof made === 'object' && made !== null && !Array.isArray(made)
      const answer = await send('/rpc', operation, isPlain ? { ...smuggled, ...made } : made)
      expectCalm(operation, answer)
      if (answer.status !== 200 || answer.told === null) continue
      expect(answer.text, operation.path).not.toMatch(/2001-01-01|passwordHash/)
      for (const [field, text] of Object.entries(texts))
        if (typeof answer.told[field] === 'string') {
          expect(answer.told[field], `${operation.path} ${field}`).toBe(String(text).trim())
          kept++
        }
    }
    expect(kept).toBeGreaterThan(100)
  }, 120_000)

  test('refuses what no table can hold as it was sent', async () => {
    for (const operation of operations) {
      const { made } = filled(operation, unstorable)
      if (!hasUnstorable(made)) continue
      const answer = await send('/rpc', operation, made)
      expectCalm(operation, answer)
      expect(answer.status, operation.path).toBeGreaterThanOrEqual(400)
    }
  }, 120_000)

  test('refuses lists, objects and numbers in place of texts, at the door for others', async () => {
    for (const operation of operations) {
      const before = counted
      const { made } = filled(operation, otherKinds)
      if (counted > before) expectCalm(operation, await send('/api', operation, made))
    }
  }, 120_000)
})

describe('one request', () => {
  const room = (text: unknown) => ({ id: newId(), code: text, name: text, floor: text, areaSqm: '1', note: text })
  const at = (path: string, made: unknown) => ask(path, JSON.stringify(made), 'officer', { 'content-type': 'application/json' })

  test('of a text of a million characters, or of a hundred thousand lists in one another, is a user’s mistake', async () => {
    for (const noun of ['rooms', 'requests']) {
      expect((await at(`/rpc/${noun}/log`, { json: { ...room(endless), title: endless, summary: endless } })).status).toBe(400)
      expect((await at(`/api/${noun}/list`, { search: endless })).status).toBe(400)
    }
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const body of [`{"json":${deep}}`, `{"json":{"filters":${deep}}}`]) {
      const { status } = await ask('/rpc/rooms/list', body, 'officer', { 'content-type': 'application/json' })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    }
  })

  test('reaches into no object of the house’s own, by name, by path or by form', async () => {
    const json = { 'content-type': 'application/json' }
    const tried: [string, BodyInit, Record<string, string>][] = [
      ['/rpc/rooms/list', '{"json":{"__proto__":{"hurt":1},"filters":{"__proto__":{"is":["1"]}}}}', json],
      ['/rpc/rooms/list', '{"json":{"a":1},"meta":[[1,"__proto__","hurt"],[0,"constructor","prototype","hurt"]]}', json],
      ['/rpc/rooms/list', '{"json":{},"meta":[[99,"a"],["x"],null,7]}', json],
      ['/api/rooms/list', '{"constructor":{"prototype":{"hurt":1}}}', json],
      ['/api/rooms/list?__proto__[hurt]=1&a[__proto__][hurt]=1&constructor[prototype][hurt]=1', '{}', json],
    ]
    const form = new FormData()
    form.set('data', '{"json":{},"maps":[["__proto__","hurt"],["constructor","prototype","hurt"]]}')
    form.set('0', new File(['x'], 'x'))
    form.set('1', new File(['x'], 'x'))
    tried.push(['/rpc/rooms/list', form, {}])
    const brackets = new FormData()
    for (const name of ['__proto__[hurt]', 'filters[__proto__][hurt]', 'constructor[prototype][hurt]']) brackets.set(name, '1')
    tried.push(['/api/rooms/list', brackets, {}])
    for (const [path, body, headers] of tried) {
      expect((await ask(path, body, 'officer', headers)).status, String(path)).toBeLessThan(500)
      expect(Object.keys(Object.prototype)).toEqual([])
      expect(({} as Record<string, unknown>).hurt).toBeUndefined()
    }
  })

  test('that says something twice, or is none at all, changes nothing and is answered', async () => {
    const rooms = await db().room.count()
    const twice = `{"id":"${newId()}","id":"${newId()}","code":"1","code":["2"],"name":"x","name":{"a":1}}`
    for (const body of [twice, '', '{', '[]', '"x"', 'null', '1e999', '{"json":', '\u0000', '<x/>', 'json=1&json=2'])
      for (const path of ['/rpc/rooms/log', '/api/rooms/log', '/rpc/rooms/log?id=1&id=2'])
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
          const { status, text } = await ask(path, body, 'officer', { 'content-type': type })
          expect(status, `${path} ${type} ${body}: ${text}`).toBeGreaterThanOrEqual(400)
          expect(status, `${path} ${type} ${body}: ${text}`).toBeLessThan(500)
        }
    expect(await db().room.count()).toBe(rooms)
  })
})
