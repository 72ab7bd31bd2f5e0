import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../db.ts'
import { copyRows } from '../testing/copy.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
let client: Client
beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
})
afterAll(() => client.end())

const entries = async (id: string) =>
  (await client.query('select actor, operation, source, before, after from audit_entries where record_id = $1 order by id', [id])).rows
const insertPolicy = async (id: string) =>
  client.query(`insert into policies (id, name, required_from) values ($1, $2, '2023-01-01')`, [id, `制度 ${id}`])

test('a write through the kernel is signed with actor and operation, before and after', async () => {
  const id = randomUUID()
  const by = (operation: string) => ({ actor: 'chen', operation })
  await inTransaction(by('policies.log'), (tx) =>
    tx.policy.create({ data: { id, name: '进驻制度', requiredFrom: new Date('2023-01-01') } }),
  )
  await inTransaction(by('policies.revise'), (tx) => tx.policy.update({ where: { id }, data: { documentNumber: '〔2023〕1号' } }))
  expect(await entries(id)).toMatchObject([
    { ...by('policies.log'), source: 'policies', before: null, after: { name: '进驻制度', version: 1 } },
    { ...by('policies.revise'), before: { document_number: null, version: 1 }, after: { document_number: '〔2023〕1号', version: 2 } },
  ])
})

test('plain SQL and COPY are signed with the database user', async () => {
  const [one, two] = [randomUUID(), randomUUID()]
  await insertPolicy(one)
  await copyRows(client, 'policies', [{ id: two, name: '复制', required_from: '2023-01-01' }])
  await client.query('delete from policies where id = $1', [one])
  const by = { actor: expect.stringMatching(/^database:/), operation: 'sql' }
  expect(await entries(one)).toMatchObject([
    { ...by, before: null },
    { ...by, after: null },
  ])
  expect(await entries(two)).toMatchObject([{ ...by, after: { name: '复制' } }])
})

test('a changed key leaves no gap: the old row is seen to go and the new one to come', async () => {
  const [from, to] = [randomUUID(), randomUUID()]
  await insertPolicy(from)
  await client.query('update policies set id = $2 where id = $1', [from, to])
  expect(await entries(from)).toMatchObject([{ before: null }, { after: null }])
  expect(await entries(to)).toMatchObject([{ before: null, after: { id: to } }])
})

test('what changes nothing leaves no entry', async () => {
  const id = randomUUID()
  await insertPolicy(id)
  await client.query('update policies set name = name where id = $1', [id])
  expect(await entries(id)).toHaveLength(1)
})

test('a rolled back write leaves no entry', async () => {
  const id = randomUUID()
  await client.query('begin')
  await insertPolicy(id)
  await client.query('rollback')
  expect(await entries(id)).toEqual([])
})

test('the audit only grows', async () => {
  const refused = { code: 'CH004' }
  await expect(client.query(`update audit_entries set actor = 'nobody'`)).rejects.toMatchObject(refused)
  await expect(client.query('delete from audit_entries')).rejects.toMatchObject(refused)
  await expect(client.query('truncate audit_entries')).rejects.toMatchObject(refused)
})

test('no password hash is ever in the audit', async () => {
  const id = randomUUID()
  await client.query(`insert into users (id, user_name, name, role, password_hash) values ($1, 'wang', '王', 'viewer', 'first secret')`, [
    id,
  ])
  await client.query(`update users set password_hash = 'second secret', name = '王某' where id = $1`, [id])
  await client.query('delete from users where id = $1', [id])
  expect(await entries(id)).toHaveLength(3)
  const leaked = await client.query(`select 1 from audit_entries where concat(before, after) ~ 'secret|password_hash'`)
  expect(leaked.rowCount).toBe(0)
})

test('signing in and being signed out are audited; being seen is not', async () => {
  const [user, session] = [randomUUID(), randomUUID()]
  await client.query(`insert into users (id, user_name, name, role, password_hash) values ($1, 'li', '李', 'viewer', '')`, [user])
  await client.query(`insert into user_sessions (id, user_id, device) values ($1, $2, 'phone')`, [session, user])
  await client.query('update user_sessions set last_seen_at = now() + interval $$1 hour$$ where id = $1', [session])
  await client.query('update user_sessions set revoked_at = now() where id = $1', [session])
  expect(await entries(session)).toMatchObject([{ before: null }, { before: { revoked_at: null } }])
})

test("a person's change counts the version up, a stamp does not", async () => {
  const id = randomUUID()
  const version = async () => (await client.query('select version, evidence from events where id = $1', [id])).rows[0]
  await client.query(
    `insert into events (id, code, title, kind, held_on, status) values ($1, 'V1', '沙龙', 'salon', '2023-05-01', 'held')`,
    [id],
  )
  await client.query(
    `insert into evidence (source, record_id, kind, file_name, media_type, size_bytes, sha256) values ('events', $1, 'minutes', '纪要.pdf', 'application/pdf', 1, '')`,
    [id],
  )
  expect(await version()).toEqual({ version: 1, evidence: ['minutes'] })
  await client.query(`update events set title = '“倾”沙龙' where id = $1`, [id])
  expect(await version()).toEqual({ version: 2, evidence: ['minutes'] })
  await client.query(`update events set title = title, version = 77 where id = $1`, [id])
  expect(await version()).toMatchObject({ version: 2 })
})

test('a notice names each touched measure once a transaction, and only when it commits', async () => {
  const listener = new Client({ connectionString: database.url() })
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ payload }) => heard.push(...JSON.parse(payload ?? '[]')))
  await listener.query('listen facts')
  await client.query('begin')
  for (const code of ['N1', 'N2', 'N3'])
    await client.query(`insert into events (code, title, kind, held_on, status) values ($1, '沙龙', 'salon', '2023-05-01', 'held')`, [code])
  await client.query(`insert into events (code, title, kind, held_on, status) values ('N4', '来访', 'visit', '2023-05-01', 'held')`)
  await client.query(`insert into inspections (inspected_on, area, item, passed) values ('2023-05-01', '大厅', '灯', true)`)
  await client.query(`update events set note = '没有变化' where code = 'N1'`)
  await client.query('commit')
  await client.query('begin')
  await client.query(`insert into requests (code, organisation_id, received_on, category, summary, promised_on)
    select 'R1', id, '2023-01-01', '政策', '', '2023-02-01' from organisations limit 1`)
  await client.query(`update policies set required = not required`)
  await client.query('rollback')
  await client.query(`update events set note = '还是没有' where code = 'N1'`)
  await listener.query('select 1')
  await new Promise((done) => setTimeout(done, 100))
  expect(heard.sort()).toEqual(['events.held', 'inspections.done', 'inspections.passed', 'salons.held'])
  await listener.end()
})
