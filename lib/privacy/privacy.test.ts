import { randomUUID } from 'node:crypto'
import { createRouterClient, isProcedure } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { type Role, roles } from '../permissions.ts'
import { masksByTable, notPersonal, openedColumns, personalData } from '../personal-data.ts'
import { router } from '../router.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { publishedSurvey } from '../testing/surveys.ts'
import { forgetPersonal } from './retention.ts'
import { usualMonths } from './schema.ts'

testDatabase()
process.env.AUTH_SECRET ??= 'only for tests'
const phone = { contact: '13711110001', applicant: '13711110002', asker: '13711110003', partner: '13711110004' }
const mail = { contact: 'contact.whole@example.com', applicant: 'applicant.whole@example.com' }
const organisationId = randomUUID()
const day = (text: string) => new Date(text)

beforeAll(async () => {
  await db().organisation.create({ data: { id: organisationId, code: 'JG-1', name: '澳门某某协会', kind: 'association', region: 'macao' } })
  await db().contact.create({ data: { organisationId, name: '李大文', phone: phone.contact, email: mail.contact } })
  const applicant = { contactName: '何申请', contactPhone: phone.applicant, contactEmail: mail.applicant }
  await db().application.create({ data: { name: '某会', kind: 'chamber', region: 'macao', purpose: '入驻', ...applicant } })
  const asked = { receivedOn: day('2023-03-01'), category: '政策', summary: '咨询', promisedOn: day('2023-04-01') }
  await db().request.create({ data: { code: 'SQ-1', organisationId, contactName: '黄诉求', contactPhone: phone.asker, ...asked } })
  await db().partner.create({ data: { name: '律所', field: 'legal', contactName: '罗律师', contactPhone: phone.partner } })
})

describe('the list of personal data', () => {
  test('names every column that sounds like somebody’s: a new one is named there, or it is said why not', async () => {
    const columns = await db().$queryRaw<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name not like '\\_%' and data_type in ('text', 'character varying', 'jsonb', 'ARRAY')
        and column_name ~ '(phone|mobile|mail|contact|visitor|person|applicant|recipient|guest|confirmed_by|sent_note|id_card|wechat|from_address|from_name)'
      order by 1`
    const known = [...personalData.map(({ table, column }) => `${table}.${column}`), ...notPersonal]
    expect(columns.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })

  test('has only columns that there are, and the database masks by the same list', async () => {
    for (const { table, column } of personalData) {
      const found = await db().$queryRaw<
        object[]
      >`select 1 from information_schema.columns where table_name = ${table} and column_name = ${column}`
      expect(found, `${table}.${column}`).toHaveLength(1)
    }
    const [row] = await db().$queryRaw<{ masks: unknown }[]>`select personal_masks() as masks`
    expect(row?.masks).toEqual(masksByTable)
    expect(openedColumns('applications')).toEqual(['contactPhone', 'contactEmail'])
  })
})

describe('what is opened only on purpose', () => {
  const whole = new RegExp([...Object.values(phone), ...Object.values(mail)].join('|').replaceAll('.', '\\.'))
  const reading = Object.entries(router).flatMap(([noun, operations]) =>
    Object.entries(operations).flatMap(([name, operation]) => (isProcedure(operation) && !opens(name) ? [{ noun, name }] : [])),
  )
  /** What is for opening it, or waits for something. */
  function opens(name: string): boolean {
    return ['open', 'watch'].includes(name)
  }
  async function answersOf(role: Role): Promise<string> {
    const client = as(role) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
    const asks = [{}, undefined, { year: 2023 }, { search: '大文' }, { words: '大文' }, { source: 'contacts' }, { id: organisationId }]
    const texts: string[] = []
    for (const { noun, name } of reading) {
      if (!/^(list|get|all|life|trace|rows|mine|year|history|desk)$/.test(name)) continue
      for (const ask of asks) {
        const answer = await client[noun]?.[name]?.(ask).catch(() => null)
        texts.push(JSON.stringify(answer) ?? '')
      }
    }
    return texts.join('\n')
  }

  test.each(roles)(
    'is nowhere to be read by %s: lists, searches, traces, histories, the audit',
    async (role) => {
      const told = await answersOf(role)
      expect(told).toContain('137****0001')
      expect(told).not.toMatch(whole)
    },
    60_000,
  )

  test('nor in files that lists are taken as, nor in the audit as the database holds it', async () => {
    const column = (path: string) => ({ path, heading: path, kind: 'text' as const })
    const ask = { format: 'csv' as const, title: 'x', notes: [] }
    const viewer = as('viewer')
    const files = [
      await viewer.contacts.export({ ...ask, columns: ['name', 'phone', 'email'].map(column) }),
      await viewer.requests.export({ ...ask, columns: ['code', 'contactPhone'].map(column) }),
      await viewer.partners.export({ ...ask, columns: ['name', 'contactPhone'].map(column) }),
      await as('head').applications.export({ ...ask, columns: ['name', 'contactPhone', 'contactEmail'].map(column) }),
      await viewer.audit.export({ format: 'csv', locale: 'en' }),
    ]
    const texts = (await Promise.all(files.map((file) => file.text()))).join('\n')
    expect(texts).toContain('137****0003')
    expect(texts).not.toMatch(whole)
    const held = await db().$queryRaw<
      object[]
    >`select before, after from audit_entries where source = any (${Object.keys(masksByTable)}::text[])`
    expect(held.length).toBeGreaterThan(3)
    expect(JSON.stringify(held)).not.toMatch(whole)
    expect(JSON.stringify(held)).not.toMatch(/李大文|何申请|黄诉求|罗律师/)
  })

  test('and whoever opens it is named on the page of personal data', async () => {
    const { id } = await db().partner.findFirstOrThrow({})
    await as('office').partners.open({ id })
    const view = await as('security').privacy.list()
    expect(view.opened).toMatchObject([{ actor: 'test-office', source: 'partners', count: 1 }])
    expect(view.columns.find(({ table, column }) => table === 'contacts' && column === 'phone')).toMatchObject({ rows: 1, opened: true })
  })
})

test('no answer to a survey keeps where it came from: the address is nowhere in the database, neither is it of anything else that a stranger sends', async () => {
  const { token, revision, questions } = await publishedSurvey()
  const address = '203.0.113.77'
  const stranger = createRouterClient(router, { context: { ...contextOf(null), address, device: 'SomePhone/9.9' } })
  const answers = { [questions.score.id]: 4, [questions.choice.id]: questions.choice.options[0]?.id ?? '' }
  await stranger.answers.send({ id: randomUUID(), token, revision, language: 'en', organisationName: '某某商会', answers })
  const tables = await db().$queryRaw<
    { name: string }[]
  >`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  for (const { name } of tables) {
    const found = await db().$queryRawUnsafe<object[]>(
      `select 1 from "${name}" t where t::text like '%${address}%' or t::text like '%SomePhone%' limit 1`,
    )
    expect(found, name).toEqual([])
  }
  expect(await db().surveyResponse.count()).toBe(1)
})

describe('the retention job', () => {
  test('forgets what is older than its time, in the records; what happened stays, and the audit has none of it', async () => {
    const [old, young] = [day('2018-05-01'), new Date()]
    const event = await db().event.create({
      data: { code: 'E-1', title: '沙龙', kind: 'salon', heldOn: day('2023-05-01'), status: 'held' },
    })
    const arrival = { eventId: event.id, organisationName: '某会', heads: 1, via: 'link' }
    const past = await db().signIn.create({ data: { ...arrival, visitorName: '周来宾', signedAt: old } })
    const other = await db().signIn.create({ data: { ...arrival, visitorName: '吴来宾', signedAt: old } })
    const now = await db().signIn.create({ data: { ...arrival, visitorName: '郑来宾', signedAt: young } })
    await db().request.updateMany({
      data: { status: 'closed', acceptedOn: day('2018-03-01'), receivedOn: day('2018-03-01'), closedOn: day('2018-05-01') },
    })
    await db().$executeRaw`update partners set removed_at = '2018-05-01'`
    const facts = await db().$queryRaw<
      object[]
    >`select measure, day, facet, sum(value)::text as value from rollup group by 1, 2, 3 order by 1, 2, 3`
    expect(await forgetPersonal()).toBe(4)
    expect(await forgetPersonal()).toBe(0)
    const names = new Map((await db().signIn.findMany()).map(({ id, visitorName }) => [id, visitorName]))
    expect(names.get(past.id)).toMatch(/^—/)
    expect(names.get(other.id)).toMatch(/^—/)
    expect(names.get(now.id)).toBe('郑来宾')
    expect(await db().request.findFirst()).toMatchObject({ contactName: null, contactPhone: null, summary: '咨询' })
    expect(await db().partner.findFirst()).toMatchObject({ contactName: null, contactPhone: null, name: '律所' })
    expect(await db().contact.findFirst()).toMatchObject({ phone: phone.contact })
    expect(
      await db().$queryRaw`select measure, day, facet, sum(value)::text as value from rollup group by 1, 2, 3 order by 1, 2, 3`,
    ).toEqual(facts)
    const [entry] = await db().auditEntry.findMany({ where: { recordId: past.id }, orderBy: { id: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ actor: 'house', operation: 'privacy.forget', before: { visitor_name: '周**' } })
    expect(JSON.stringify(await db().auditEntry.findMany({ where: { recordId: past.id } }), big)).not.toContain('周来宾')
    expect(JSON.stringify(await as('admin').search.all({ words: '周来宾' }))).not.toContain(past.id)
    expect((await as('admin').privacy.list()).last).toMatchObject({ rows: 0 })
  })

  test('follows the times that are set, which the public page tells; nobody else sets them', async () => {
    expect(await as(null).privacy.notice()).toEqual({ months: usualMonths })
    const months = { ...usualMonths, apply: 6 }
    expect(await codeOf(as('office').privacy.keep({ months }))).toBe('NOT_ALLOWED')
    await expect(as('admin').privacy.keep({ months: { ...months, ask: 0 } })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await as('admin').privacy.keep({ months })
    expect(await as(null).privacy.notice()).toEqual({ months })
    await db().$executeRaw`update applications set status = 'declined', updated_at = now()`
    expect(await forgetPersonal()).toBe(0)
    expect(await forgetPersonal(new Date(Date.now() + 200 * 86_400_000))).toBe(1)
    expect(await db().application.findFirst()).toMatchObject({ contactName: '—', contactPhone: '—', contactEmail: null, name: '某会' })
  })
})
const big = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
