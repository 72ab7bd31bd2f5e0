import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dataDir } from '../env.ts'
import { testDatabase } from '../testing/database.ts'
import { readAnchor, writeAnchor } from './anchor.ts'
import { checkAudit } from './check.ts'
import { forgetAudit } from './retention.ts'
import { SealRefused, sealAudit } from './seals.ts'

const database = testDatabase()
process.env.AUTH_SECRET ??= 'a secret that only tests know'
let client: Client
const connect = async () => {
  const made = new Client({ connectionString: database.url() })
  await made.connect()
  return made
}
beforeAll(async () => {
  client = await connect()
})
afterAll(() => client.end())

/** Whoever owns the database can switch triggers off: what they then do must be found. */
async function behindTriggers(table: string, sql: string, values: unknown[] = []): Promise<void> {
  await client.query(`alter table ${table} disable trigger user`)
  await client.query(sql, values)
  await client.query(`alter table ${table} enable trigger user`)
}
const write = async (on = client) => {
  const id = randomUUID()
  await on.query(`insert into policies (id, name, required_from) values ($1, $2, '2023-01-01')`, [id, `制度 ${id}`])
  const { rows } = await client.query('select id::text from audit_entries where record_id = $1', [id])
  return rows[0]?.id as string
}
const restart = async () => {
  for (const table of ['audit_seals', 'audit_entries', 'audit_prunings']) await behindTriggers(table, `truncate ${table}`)
  rmSync(join(dataDir(), 'audit-seal.json'), { force: true })
}
/** Three seals: of three entries, of two, of one. */
async function threeSeals(): Promise<string[]> {
  const ids: string[] = []
  for (const count of [3, 2, 1]) {
    for (let n = 0; n < count; n++) ids.push(await write())
    await sealAudit()
  }
  return ids
}
const problems = async () => (await checkAudit()).problems
beforeEach(restart)

describe('sealing', () => {
  test('covers every entry once, each seal on the one before, and the check finds the audit whole', async () => {
    await threeSeals()
    await write()
    const found = await checkAudit()
    expect(found).toMatchObject({ whole: true, entries: 6, seals: 3, open: 1, problems: [] })
    expect(found.head).toEqual(readAnchor())
    expect(await sealAudit()).toBe(1)
    expect(await sealAudit()).toBe(0)
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 7, seals: 4, open: 0 })
  })

  test('makes no writer wait, and waits itself for one that is not done: what commits late is sealed in its place', async () => {
    const slow = await connect()
    await slow.query('begin')
    const late = randomUUID()
    await slow.query(`insert into policies (id, name, required_from) values ($1, '慢', '2023-01-01')`, [late])
    await write() // has a higher id, and commits first
    expect(await sealAudit()).toBe(0)
    await write()
    await slow.query('commit')
    expect(await sealAudit()).toBe(2)
    expect(await sealAudit()).toBe(1)
    await slow.end()
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 3, open: 0 })
  })

  test('takes what was rolled back for what it is: nothing', async () => {
    await client.query('begin')
    await client.query(`insert into policies (name, required_from) values ('回滚', '2023-01-01')`)
    await client.query('rollback')
    await write()
    expect(await sealAudit()).toBe(1)
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 1 })
  })

  test('of several workers at once one seals, and nothing is sealed twice while others write', async () => {
    const writers = await Promise.all(Array.from({ length: 4 }, connect))
    const writing = writers.map(async (writer) => {
      for (let n = 0; n < 25; n++) await write(writer)
    })
    const sealing = Promise.all(
      [1, 2, 3].map(async () => {
        for (let n = 0; n < 15; n++) await sealAudit()
      }),
    )
    await Promise.all([...writing, sealing])
    await sealAudit()
    await sealAudit()
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 100, open: 0 })
    await Promise.all(writers.map((writer) => writer.end()))
  })
})

describe('with triggers switched off, the check names', () => {
  test('an entry that was changed', async () => {
    const [, second = ''] = await threeSeals()
    await behindTriggers('audit_entries', `update audit_entries set actor = 'nobody' where id = $1`, [second])
    expect(await problems()).toMatchObject([{ kind: 'changed', entry: second, source: 'policies' }])
  })

  test('an entry that was deleted', async () => {
    const ids = await threeSeals()
    await behindTriggers('audit_entries', 'delete from audit_entries where id = $1', [ids[3]])
    expect(await problems()).toMatchObject([{ kind: 'deleted', entry: ids[3] }])
  })

  test('an entry that was slipped in below a seal', async () => {
    const ids = await threeSeals()
    await behindTriggers('audit_entries', 'delete from audit_entries where id = $1', [ids[0]])
    await client.query(`insert into audit_entries (id, actor, operation, source) values ($1, 'chen', 'policies.log', 'policies')`, [ids[0]])
    expect(await problems()).toMatchObject([{ kind: 'changed', entry: ids[0] }])
    await restart()
    await write()
    await client.query(`select nextval('audit_entries_id_seq')`)
    const last = await write()
    await sealAudit()
    const between = String(Number(last) - 1)
    await client.query(`insert into audit_entries (id, actor, operation, source) values ($1, 'chen', 'policies.log', 'policies')`, [
      between,
    ])
    expect(await problems()).toMatchObject([{ kind: 'inserted', entry: between }])
  })

  test('an entry that says it was written long before it was', async () => {
    await threeSeals()
    const { rows } = await client.query(`insert into audit_entries (at, actor, operation, source)
      values (now() - interval '3 days', 'chen', 'policies.log', 'policies') returning id::text`)
    await sealAudit()
    expect(await problems()).toMatchObject([{ kind: 'backdated', entry: rows[0].id }])
  })

  test('a seal that was taken out, and the last one, with or without its entries', async () => {
    await threeSeals()
    await behindTriggers('audit_seals', 'delete from audit_seals where number = 2')
    expect(await problems()).toContainEqual({ kind: 'seal_gone', seal: '2', upTo: '2' })
    await restart()
    const again = await threeSeals()
    await behindTriggers('audit_seals', 'delete from audit_seals where number = 3')
    expect(await problems()).toEqual([{ kind: 'seal_gone', seal: '3', upTo: '3' }])
    await behindTriggers('audit_entries', 'delete from audit_entries where id = $1', [again.at(-1)])
    expect(await problems()).toEqual([{ kind: 'seal_gone', seal: '3', upTo: '3' }])
  })

  test('a seal that was made to fit a changed entry: nobody signs without the house’s secret', async () => {
    const ids = await threeSeals()
    await behindTriggers('audit_entries', `update audit_entries set actor = 'nobody' where id = $1`, [ids.at(-1)])
    await behindTriggers(
      'audit_seals',
      `update audit_seals set digests = (select array_agg(sha256('x')) from unnest(digests)) where number = 3`,
    )
    expect(await problems()).toMatchObject([
      { kind: 'seal_changed', seal: '3' },
      { kind: 'changed', entry: ids.at(-1) },
    ])
    await behindTriggers('audit_seals', `update audit_seals set mac = repeat('0', 64) where number = 3`)
    expect(await problems()).toContainEqual({ kind: 'seal_unsigned', seal: '3' })
  })

  test('the triggers themselves, while they are off', async () => {
    await threeSeals()
    await client.query('alter table audit_entries disable trigger only_grow')
    await client.query('alter table policies disable trigger audit_update')
    await client.query('drop trigger audit_delete on events')
    expect(await problems()).toEqual([
      { kind: 'trigger_off', table: 'audit_entries', trigger: 'only_grow' },
      { kind: 'trigger_off', table: 'events', trigger: 'audit_delete' },
      { kind: 'trigger_off', table: 'policies', trigger: 'audit_update' },
    ])
    await client.query('alter table audit_entries enable trigger only_grow')
    await client.query('alter table policies enable trigger audit_update')
    await client.query(`select install_audit('events', 'id')`)
    expect(await problems()).toEqual([])
  })
})

describe('nothing new is built on what is doubtful', () => {
  test('on a seal that is gone or was changed no other is set, until somebody says so, and that is in the audit', async () => {
    await threeSeals()
    await behindTriggers('audit_seals', 'delete from audit_seals where number = 3')
    await write()
    await expect(sealAudit()).rejects.toThrow(SealRefused)
    await sealAudit({ trust: true })
    expect(await checkAudit()).toMatchObject({ whole: true, open: 0 })
    expect((await client.query(`select 1 from audit_entries where operation = 'audit.trust'`)).rowCount).toBe(1)
  })

  test('seals of a house with another secret are known as such; what they held is still proven once this house stands on them', async () => {
    await threeSeals()
    const secret = process.env.AUTH_SECRET
    process.env.AUTH_SECRET = 'the secret of another machine, thirty-two bytes'
    expect(await problems()).toEqual([{ kind: 'seal_unsigned', seal: '1' }])
    await write()
    await expect(sealAudit()).rejects.toThrow(SealRefused)
    await sealAudit({ trust: true })
    expect(await problems()).toEqual([])
    process.env.AUTH_SECRET = secret
  })

  test('a copy in another cluster is as whole as its original, and goes on from there', async () => {
    const ids = await threeSeals()
    // what a backup holds: rows as text, nothing of transactions
    const textOf = async (table: string) => (await client.query<{ row: string }>(`select t::text as row from ${table} t`)).rows
    const [entries, seals] = [await textOf('audit_entries'), await textOf('audit_seals')]
    await restart()
    await client.query(`set timezone = 'America/New_York'`)
    for (const { row } of entries) await client.query('insert into audit_entries select ($1::audit_entries).*', [row])
    for (const { row } of seals) await client.query('insert into audit_seals select ($1::audit_seals).*', [row])
    await client.query(`alter sequence audit_entries_id_seq restart with ${Number(ids.at(-1)) + 1}`)
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 6 })
    await write()
    expect(await sealAudit()).toBe(1)
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 7, seals: 4 })
  })

  test('a machine that remembers a later seal than the database has says so', async () => {
    await threeSeals()
    writeAnchor({ number: '9', hash: 'x' })
    expect(await problems()).toEqual([{ kind: 'seal_gone', seal: '4', upTo: '9' }])
  })
})

describe('what is older than the audit is kept', () => {
  const old = async (count: number, months: number) => {
    const now = new Date(Date.now() - months * 31 * 86_400_000)
    for (let n = 0; n < count; n++)
      await client.query(`insert into audit_entries (at, actor, operation, source) values ($1, 'chen', 'x', 'x')`, [now])
    await sealAudit({ now })
  }

  test('goes in whole seals from the old end, and the chain begins where it ends, signed', async () => {
    await old(3, 20)
    await old(2, 3)
    await write()
    await sealAudit()
    expect(await forgetAudit(null)).toBe(0)
    expect(await forgetAudit(12)).toBe(3)
    expect(await forgetAudit(12)).toBe(0)
    await sealAudit()
    expect(await checkAudit()).toMatchObject({ whole: true, entries: 4, seals: 3 })
    expect((await client.query(`select after from audit_entries where operation = 'audit.forget'`)).rows).toEqual([
      { after: { entries: 3, upTo: '1' } },
    ])
    await behindTriggers('audit_prunings', `update audit_prunings set hash = repeat('0', 64)`)
    expect(await problems()).toContainEqual({ kind: 'pruning_unsigned', seal: '1' })
  })

  test('is never younger than six months, whatever is asked and whoever asks', async () => {
    await old(1, 3)
    await write()
    await sealAudit()
    expect(await forgetAudit(1)).toBe(0)
    await client.query('begin')
    await client.query(`select set_config('app.audit_forgets', 'on', true)`)
    await expect(client.query('delete from audit_entries')).rejects.toMatchObject({ code: 'CH004' })
    await client.query('rollback')
    for (const table of ['audit_seals', 'audit_prunings']) {
      await expect(client.query(`delete from ${table}`)).rejects.toMatchObject({ code: 'CH004' })
      await expect(client.query(`truncate ${table}`)).rejects.toMatchObject({ code: 'CH004' })
    }
    await expect(client.query(`update audit_seals set hash = ''`)).rejects.toMatchObject({ code: 'CH004' })
  })
})
