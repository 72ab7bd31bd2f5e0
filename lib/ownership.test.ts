import { randomUUID } from 'node:crypto'
import { isProcedure, ORPCError } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, pool } from './db.ts'
import { hashPassword } from './password.ts'
import type { Permission, Role } from './permissions.ts'
import { isAllowed } from './permissions.ts'
import { router } from './router.ts'
import { as } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'
import { inputFor } from './testing/inputs.ts'

testDatabase()
process.env.AUTH_SECRET ??= 'a secret of these tests'

/** One person's: what stands in every text of every row that is theirs, and the id of every such row, whatever its table. */
const mark = 'this-is-another-person’s'
const theirs = randomUUID()
const owner = randomUUID()

/** Rows that are one person's: those of every table that leads to `users`. Found in the database, so that a new table is in this test from its first day. */
let tables: { name: string; column: string }[] = []
beforeAll(async () => {
  await db().user.create({ data: { id: owner, userName: 'alice', name: '林', role: 'officer', passwordHash: 'x' } })
  tables = (
    await pool().query<{ name: string; column: string }>(`
      select distinct c.conrelid::regclass::text as name, a.attname as column from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'users'::regclass order by 1`)
  ).rows
  for (const table of tables) await seed(table)
})

/** A row of the table that is theirs, whatever else it would need: keys to other tables are not looked at. */
async function seed({ name, column }: { name: string; column: string }): Promise<void> {
  const { rows } = await pool().query<{ column_name: string; data_type: string; is_nullable: string; column_default: string | null }>(
    `select column_name, data_type, is_nullable, column_default from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
    [name],
  )
  const filled = rows.filter((one) => one.column_default === null || one.column_name === 'id')
  const values = filled.map((one) => valueFor(one, column)).filter(({ value }) => value !== null)
  const client = await pool().connect()
  try {
    // a made-up row need not make sense, only be theirs
    const { rows: checks } = await client.query(`select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`, [name])
    for (const { conname } of checks) await client.query(`alter table ${name} drop constraint "${conname}"`)
    await client.query('set session_replication_role = replica')
    const places = values.map((_, at) => `$${at + 1}`).join(', ')
    await client.query(
      `insert into ${name} (${values.map(({ to }) => `"${to}"`).join(', ')}) values (${places})`,
      values.map(({ value }) => value),
    )
  } finally {
    await client.query('set session_replication_role = origin')
    client.release()
  }
}
type Column = { column_name: string; data_type: string; is_nullable: string }
function valueFor(
  { column_name: to, data_type: type, is_nullable: nullable }: Column,
  ownerColumn: string,
): { to: string; value: unknown } {
  if (to === ownerColumn) return { to, value: owner }
  if (to === 'removed_at' || to.startsWith('revoked')) return { to, value: null }
  if (type === 'uuid') return { to, value: theirs }
  if (type === 'text') return { to, value: mark }
  if (type.startsWith('timestamp')) return { to, value: nullable === 'YES' ? null : new Date(Date.now() + 86_400_000) }
  if (type === 'jsonb') return { to, value: JSON.stringify({ said: mark }) }
  if (type === 'ARRAY') return { to, value: [mark] }
  if (type === 'date') return { to, value: '2023-06-15' }
  if (type === 'boolean') return { to, value: false }
  return { to, value: 1 }
}

const rowsOf = async (): Promise<string[]> =>
  Promise.all(
    tables.map(async ({ name, column }) => {
      const { rows } = await pool().query(`select to_jsonb(r) as row from ${name} r where ${column} = $1 order by 1`, [owner])
      return `${name}: ${JSON.stringify(rows)}`
    }),
  )

const operations = Object.entries(router).flatMap(([noun, found]) =>
  Object.entries(found).map(([name, operation]) => ({ path: `${noun}.${name}`, noun, name, operation })),
)

/** What an operation gives somebody who names another's row everywhere where an id is asked for; files and streams included. */
async function answerOf(role: Role, { noun, name, operation }: (typeof operations)[number]): Promise<{ code: string; text: string }> {
  const client = as(role, { userId: stranger, userName: 'bob' }) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >
  try {
    const answer = await client[noun]?.[name]?.(inputFor(operation, { id: theirs, word: 'bob' }))
    return { code: 'OK', text: await textOf(answer) }
  } catch (error) {
    if (error instanceof ORPCError) return { code: String(error.code), text: JSON.stringify(error.data ?? '') }
    throw new Error(`${noun}.${name} broke`, { cause: error })
  }
}
const stranger = randomUUID()
async function textOf(answer: unknown): Promise<string> {
  if (answer instanceof File) return answer.text()
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return JSON.stringify(answer) ?? ''
  const stream = answer as AsyncGenerator
  const { value } = await stream.next()
  await stream.return(undefined)
  return JSON.stringify(value) ?? ''
}

/** What is decided by whose it is, not by role alone: all of these must have come past their shapes, or nothing was tried. */
const personal = /^(self|alerts|apiKeys\.own|views)/
const permissionOf = (operation: unknown): Permission | undefined =>
  isProcedure(operation) ? (operation['~orpc'].meta as { permission?: Permission }).permission : undefined

describe('another person’s rows', () => {
  test('are of many kinds, and each of them is tried', () => {
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['saved_views', 'notifications', 'user_sessions', 'api_keys', 'digests']),
    )
  })

  test.each(['officer', 'viewer'] as const)('neither come out of any operation nor change by one, whatever id a %s sends', async (role) => {
    await db().user.upsert({
      where: { id: stranger },
      create: { id: stranger, userName: 'bob', name: '外', role, passwordHash: await hashPassword('not bob himself') },
      update: { role },
    })
    const before = await rowsOf()
    const [untried, leaks]: [string[], string[]] = [[], []]
    for (const one of operations) {
      const permission = permissionOf(one.operation)
      if (!permission || !isAllowed(role, permission)) continue
      const { code, text } = await answerOf(role, one)
      if (code === 'BAD_REQUEST' && personal.test(permission)) untried.push(one.path)
      if (text.includes(mark)) leaks.push(one.path)
    }
    expect(leaks, 'what shows another person’s rows').toEqual([])
    expect(untried, 'what the made-up input did not get into').toEqual([])
    expect(await rowsOf()).toEqual(before)
  })
})
