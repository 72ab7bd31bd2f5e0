import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeDb, db } from './db.ts'
import { fail, isUserError } from './errors.ts'
import { as, codeOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()
const officer = as('officer')
const organisationId = '01980000-0000-7000-8000-000000000001'
const contractId = '01980000-0000-7000-8000-000000000002'

type View = { id: string; version: number; removedAt: string | null } & Record<string, unknown>
type Noun = {
  log: (input: never) => Promise<View>
  revise: (input: never) => Promise<View>
  remove: (at: { id: string; version: number }) => Promise<View>
  restore: (at: { id: string; version: number }) => Promise<View>
  get: (at: { id: string }) => Promise<View>
  list: (input: { search?: string; year?: number }) => Promise<{ rows: View[]; total: number }>
}
/** A noun with a record to log, an edit of it, and something that its shape refuses. */
type Case = {
  noun: string
  table: string
  of: (client: typeof officer) => Noun
  input: Record<string, unknown>
  edit: Record<string, unknown>
  bad: Record<string, unknown>
}

const cases: Case[] = [
  {
    noun: 'events',
    table: 'events',
    of: (client) => client.events as unknown as Noun,
    input: {
      ...{ code: '2023.01.02', title: '“倾”沙龙：青年创业交流', kind: 'salon', heldOn: '2023-03-12', status: 'held' },
      ...{ startsAt: '2023-03-12T14:30:00+08:00', endsAt: null, region: '南沙', venue: null, departments: [], note: null },
      ...{ seriesId: null, expectedHeads: 40, budgetYuan: '3000.00', plan: null, minutes: null },
    },
    edit: { title: '“倾”沙龙：法律专场' },
    bad: { kind: '沙龙' },
  },
  {
    noun: 'organisations',
    table: 'organisations',
    of: (client) => client.organisations as unknown as Noun,
    input: {
      ...{ code: '007', name: '香港某某商会', kind: 'chamber', region: 'hongkong', industry: null, stage: 'resident' },
      note: null,
    },
    edit: { code: '7' },
    bad: { name: '   ' },
  },
  {
    noun: 'payments',
    table: 'payments',
    of: (client) => client.payments as unknown as Noun,
    input: {
      ...{ subProject: '日常运作经费', category: '水', summary: '三月水费', amountYuan: '1234.50', paidOn: '2023-04-02' },
      ...{
        accrualMonth: '2023-03-01',
        contractId: null,
        eventId: null,
        invoiceNo: 'F-1',
        payee: null,
        organisationId: null,
        refundOfId: null,
        billId: null,
        note: null,
      },
    },
    edit: { amountYuan: '1234.05' },
    bad: { amountYuan: '12.345' },
  },
  {
    noun: 'meterReadings',
    table: 'meter_readings',
    of: (client) => client.meterReadings as unknown as Noun,
    input: {
      ...{ meterCode: 'W-1', kind: 'water', readOn: '2023-03-31', previous: '100', current: '160.5', multiplier: '2' },
      ...{ change: 'none', swapFinal: null, swapStart: null, swapMultiplier: null, sharpUsage: null, peakUsage: null, flatUsage: null },
      ...{ valleyUsage: null, unitPriceYuan: '3.96', amountYuan: null, reader: null, note: null },
    },
    edit: { current: '170.5' },
    bad: { current: 'many' },
  },
  {
    noun: 'settlements',
    table: 'settlements',
    of: (client) => client.settlements as unknown as Noun,
    input: {
      ...{
        contractId,
        code: 'JS-1',
        item: '推文',
        unit: '篇',
        quantity: '4',
        unitPriceYuan: '1000.0000',
        amountYuan: '4000',
        settledOn: '2023-06-30',
        note: null,
      },
    },
    edit: { quantity: '5' },
    bad: { settledOn: '2023-02-30' },
  },
  {
    noun: 'requests',
    table: 'requests',
    of: (client) => client.requests as unknown as Noun,
    input: {
      ...{ code: 'S-1', organisationId, receivedOn: '2023-03-01', category: '工商', summary: '办理变更' },
      ...{ contactName: '何小姐', contactPhone: null },
    },
    edit: { summary: '办理变更登记' },
    bad: { receivedOn: '2099-03-01' },
  },
]

const audit = (recordId: unknown) => db().auditEntry.findMany({ where: { recordId: String(recordId) }, orderBy: { id: 'asc' } })
const countOf = async (table: string): Promise<number> =>
  (await db().$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from ${table}`))[0]?.count ?? -1
const salon = (over: object = {}) => ({ ...(cases[0]?.input as object), id: randomUUID(), code: randomUUID(), ...over }) as never

beforeAll(async () => {
  const contract = { code: 'HT-1', name: '运营服务合同', subProject: '运营服务项目经费', supplier: '某某公司', amountYuan: '299000' }
  await db().organisation.create({
    data: { id: organisationId, code: 'JG-1', name: '澳门某某协会', kind: 'association', region: 'macao', stage: 'resident' },
  })
  await db().contract.create({ data: { id: contractId, ...contract } })
  await db().$executeRaw`insert into years (year, closed_at) values (2020, now()) on conflict (year) do update set closed_at = now()`
})

describe.each(cases)('a record of $noun', ({ of, table, input, edit, bad }) => {
  const mine = of(officer)
  const id = randomUUID()
  const sent = { ...input, id } as never

  test('is kept once logged, and the audit is signed by who did it and by which operation', async () => {
    const logged = await mine.log(sent)
    expect(logged).toMatchObject({ id, version: 1, removedAt: null })
    expect(await mine.get({ id })).toEqual(logged)
    const [entry, ...others] = await audit(id)
    expect(others).toEqual([])
    expect(entry).toMatchObject({ actor: 'test-officer', source: table, before: null, after: { id } })
    expect(entry?.operation).toMatch(/\.log$/)
  })

  test('is one row however often the same submission arrives, also at the same moment', async () => {
    const before = await countOf(table)
    const answers = await Promise.all(Array.from({ length: 5 }, () => mine.log(sent)))
    for (const answer of answers) expect(answer).toMatchObject({ id, version: 1 })
    expect(await countOf(table)).toBe(before)
    expect(await audit(id)).toHaveLength(1)
  })

  test('is not overwritten by another content under the same id', async () => {
    expect(await codeOf(mine.log({ ...input, ...edit, id } as never))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await mine.get({ id })).toMatchObject({ version: 1 })
  })

  test('changes by its version; an edit of an older one is refused with the record as it is now, and changes nothing', async () => {
    const revised = await mine.revise({ ...input, ...edit, id, version: 1 } as never)
    expect(revised).toMatchObject({ ...edit, version: 2 })
    const stale = await mine.revise({ ...input, id, version: 1 } as never).catch((error: unknown) => error)
    expect(isUserError(stale) && [stale.code, stale.status, stale.data.current]).toEqual(['STALE', 409, revised])
    expect(await mine.get({ id })).toEqual(revised)
    expect(await audit(id)).toHaveLength(2)
  })

  test('goes and comes back, and is neither found nor changed while it is away', async () => {
    const removed = await mine.remove({ id, version: 2 })
    expect(removed.removedAt).not.toBeNull()
    expect((await mine.list({})).rows.map((row) => row.id)).not.toContain(id)
    expect(await codeOf(mine.revise({ ...input, id, version: removed.version } as never))).toBe('STALE')
    expect(await codeOf(mine.remove({ id, version: removed.version }))).toBe('STALE')
    const restored = await mine.restore({ id, version: removed.version })
    expect(restored).toMatchObject({ removedAt: null, version: removed.version + 1 })
    expect((await mine.list({})).rows.map((row) => row.id)).toContain(id)
  })

  test('is refused when its content is wrong, and nothing is written', async () => {
    const before = [await countOf(table), await countOf('audit_entries')]
    const refused = await mine.log({ ...input, ...bad, id: randomUUID() } as never).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', status: 400 })
    expect(refused).toBeInstanceOf(ORPCError)
    expect(await codeOf(mine.revise({ ...input, ...edit, id, version: 999 } as never))).toBe('STALE')
    expect(await codeOf(mine.revise({ ...input, ...edit, id: randomUUID(), version: 1 } as never))).toBe('NOT_FOUND')
    expect([await countOf(table), await countOf('audit_entries')]).toEqual(before)
  })

  test('is for a viewer to read and for nobody else but staff to write', async () => {
    const viewer = of(as('viewer'))
    expect(await viewer.get({ id })).toMatchObject({ id })
    expect(await codeOf(viewer.log({ ...input, id: randomUUID() } as never))).toBe('NOT_ALLOWED')
    expect(await codeOf(viewer.remove({ id, version: 4 }))).toBe('NOT_ALLOWED')
    expect(await mine.get({ id })).toMatchObject({ removedAt: null })
  })
})

describe('refusals of the database reach the person', () => {
  test('a code that another record has', async () => {
    const code = randomUUID()
    await officer.events.log(salon({ code }))
    expect(await codeOf(officer.events.log(salon({ code })))).toBe('DUPLICATE')
    const other = await officer.events.log(salon())
    expect(await codeOf(officer.events.revise({ ...other, code } as never))).toBe('DUPLICATE')
  })

  test('a figure of a closed year, with the year; and the figure has not moved', async () => {
    const article = {
      idx: 1,
      title: 't',
      url: null,
      readUsers: null,
      shareUsers: null,
      followsAfter: null,
      deliveredUsers: null,
      shareTimes: null,
    }
    const call = officer.articles.log({ ...article, id: randomUUID(), mid: '9', publishedOn: '2020-12-31', readTimes: 5 })
    await expect(call).rejects.toMatchObject(fail('YEAR_CLOSED', { params: { year: '2020' } }))
    expect(await countOf('articles')).toBe(0)
    expect(await codeOf(officer.articles.log({ ...article, id: randomUUID(), mid: '9', publishedOn: '1999-12-31', readTimes: 5 }))).toBe(
      'DAY_OUTSIDE_YEARS',
    )
    expect(await countOf('articles')).toBe(0)
  })

  test('a rule between two fields, by its name; and a reference to nothing', async () => {
    const stay = {
      id: randomUUID(),
      place: '101',
      seatId: null,
      areaSqm: null,
      startedOn: '2023-05-01',
      agreementEndsOn: null,
      endedOn: '2023-04-30',
      note: null,
    }
    await expect(officer.stays.log({ ...stay, organisationId })).rejects.toMatchObject({
      ...{ code: 'RULE_BROKEN', data: { params: { rule: 'stays_end_after_start' } } },
    })
    expect(await codeOf(officer.stays.log({ ...stay, endedOn: null, organisationId: randomUUID() }))).toBe('REFERENCE_MISSING')
  })

  test('words to search that no database can hold', async () => {
    await expect(officer.events.list({ search: 'a\u0000b' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await codeOf(officer.events.list({ search: `'"\\; drop table events` }))).toBe('OK')
  })

  test('marks that PostgreSQL reads as wildcards are searched as they stand', async () => {
    const { id } = await officer.events.log(salon({ title: '出席率 100%_' }))
    const found = async (search: string) => (await officer.events.list({ search })).rows.map((row) => row.id)
    expect(await found('100%_')).toEqual([id])
    expect(await found('出_率')).toEqual([])
    expect(await found('出%率')).toEqual([])
    expect(await found('\\')).toEqual([])
  })
})

describe('bad input', () => {
  test('is told without taking a connection: it opens no transaction', async () => {
    const url = process.env.DATABASE_URL
    await closeDb()
    process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/none'
    await expect(officer.events.log(salon({ kind: '沙龙' }))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await codeOf(officer.events.log(salon()))).toBe('DATABASE_AWAY')
    await closeDb()
    process.env.DATABASE_URL = url
    expect(await codeOf(officer.events.log(salon()))).toBe('OK')
  })
})

describe('many at once', () => {
  test('of fifty edits of one version exactly one wins, and the others are told', async () => {
    const event = await officer.events.log(salon())
    const edits = Array.from({ length: 50 }, (_, index) => codeOf(officer.events.revise({ ...event, title: `第${index}稿` } as never)))
    const codes = await Promise.all(edits)
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
    expect(codes.filter((code) => code === 'STALE')).toHaveLength(49)
    expect(await officer.events.get({ id: event.id })).toMatchObject({ version: 2 })
    expect(await audit(event.id)).toHaveLength(2)
  })

  test('two hundred people logging at the same moment all succeed', async () => {
    const before = await countOf('events')
    const codes = await Promise.all(Array.from({ length: 200 }, () => codeOf(officer.events.log(salon()))))
    expect(new Set(codes)).toEqual(new Set(['OK']))
    expect(await countOf('events')).toBe(before + 200)
  })
})

describe('what was never asked for', () => {
  test('keys beyond the shape are dropped: nobody sets version, stamps or removal through a form', async () => {
    const id = randomUUID()
    const extra = {
      version: 99,
      evidence: ['sign_in', 'minutes', 'photo'],
      declared: ['minutes'],
      removedAt: '2020-01-01T00:00:00Z',
      createdAt: 'x',
    }
    expect(await officer.events.log(salon({ ...extra, id }))).toMatchObject({ version: 1, evidence: [], declared: [], removedAt: null })
    expect(await officer.events.revise(salon({ ...extra, id, version: 1 }))).toMatchObject({ version: 2, evidence: [], declared: [] })
  })

  test('a prototype cannot be polluted', async () => {
    const polluted = JSON.parse(`{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }`)
    await officer.events.log({ ...(salon() as object), ...polluted } as never)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each([
    ['an object for a text', { title: { contains: '' } }],
    ['an array for a text', { title: ['a'] }],
    ['a number for a text', { title: 1 }],
    ['an object for an id', { id: { not: '' } }],
    ['no id', { id: undefined }],
    ['a NUL in a text', { title: 'a\u0000b' }],
    ['too long a text', { title: '长'.repeat(201) }],
    ['a day that is none', { heldOn: '2023-02-29' }],
    ['an instant without a zone', { startsAt: '2023-03-12T14:30:00' }],
  ])('%s is refused', async (_, over) => {
    await expect(officer.events.log(salon(over))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
