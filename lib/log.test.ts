import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fail } from './errors.ts'
import { faultText, withoutValues } from './fault-text.ts'
import { hearConsole, log, requestIdFrom } from './log.ts'
import { inRequest } from './request.ts'

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => vi.restoreAllMocks())

test('every line that is written while a request is answered carries its id, however deep it is written', async () => {
  await inRequest({ requestId: 'request-0001' }, async () => {
    await new Promise((done) => setImmediate(done))
    log.error({ err: new Error('broken') }, 'fault')
  })
  log.warn('outside')
  const [first, second] = lines.map((line) => JSON.parse(line))
  expect(first).toMatchObject({ level: 'error', msg: 'fault', requestId: 'request-0001', err: { type: 'Error', message: 'broken' } })
  expect(second.requestId).toBeUndefined()
})

test.each([
  ['invalid input syntax for type uuid: "陈大文"', 'invalid input syntax for type uuid: "…"'],
  ['Key (phone)=(138 0013 8000) already exists.', 'Key (phone)=(…) already exists.'],
  ['relation "events" does not exist', 'relation "events" does not exist'],
  ['password "Tr0ub4dor &3" is wrong', 'password "…" is wrong'],
  ['connect postgresql://chamber:hunter2@10.0.0.1/house failed', 'connect …@…/house failed'],
  ['no box for chen@example.com or 13800138000 of 陈大文', 'no box for …@… or … of …'],
])('what somebody typed does not come into the log with an error: %s', (said, written) => {
  expect(withoutValues(said)).toBe(written)
})

test('an error of the database is told by its code, table and constraint, without the row that it speaks of', () => {
  const error = Object.assign(new Error('Invalid `create()` invocation:\n{ data: { name: "陈大文" } }\nUnique constraint failed'), {
    code: 'P2002',
    meta: {
      driverAdapterError: {
        cause: { originalCode: '23505', originalMessage: 'duplicate key value violates unique constraint "users_key"' },
      },
    },
    detail: 'Key (name)=(陈大文) already exists.',
  })
  const told = faultText(error)
  expect(told).toMatchObject({ code: '23505', message: 'duplicate key value violates unique constraint "users_key"' })
  expect(JSON.stringify(told)).not.toContain('陈大文')
})

test('secrets and personal data have no place in a line, whoever puts them there', () => {
  log.error({ password: 'hunter2', mail: { email: 'chen@example.com' }, cookie: 'a=b', count: 3 }, 'careless')
  expect(lines[0]).not.toMatch(/hunter2|chen@|a=b/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ count: 3 })
})

test.each(['', 'short', 'with space', 'new\nline-and-more', 'x'.repeat(65), ['a', 'b'], undefined])(
  'a request id that could say more than an id is replaced: %j',
  (given) => expect(requestIdFrom(given)).toMatch(/^[0-9a-f-]{36}$/),
)
test('a proxy’s id is kept', () => expect(requestIdFrom('req-0123.456_7')).toBe('req-0123.456_7'))

test('what a page was refused is no fault of the house; a wrong moment and a bug are', () => {
  const [kept, level] = [{ error: console.error, warn: console.warn }, log.level]
  log.level = 'info'
  hearConsole()
  console.error('⨯', fail('SIGNED_OUT'))
  console.error('⨯', fail('DATABASE_AWAY'))
  console.error('⨯', new Error('broken'))
  Object.assign(console, kept)
  log.level = level
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'error', 'error'])
})
