import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from './db.ts'
import type { RecordKind } from './record-kind.ts'
import { modelOf } from './record-kind.ts'
import { applyFacts } from './server/facts.ts'
import { as } from './testing/callers.ts'
import { copyRows } from './testing/copy.ts'
import { testDatabase } from './testing/database.ts'

const database = testDatabase()
const viewer = as('viewer')
const names = [
  '香港中华总商会',
  '總商會（澳門）',
  '重庆银行业协会',
  '番禺音乐会计师公会',
  '𠮷野家😀餐饮',
  'ＡＢＣ Café 商会',
  '出席率 100%_\\',
  '厦门大厦绿地有限公司',
]
const [hongkong, macao, chongqing, panyu, rare, latin, marks, xiamen] = names
let client: Client
const sql = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows

beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
  await db().organisation.createMany({
    data: names.map((name, at) => ({ code: `JG-${at}`, name, kind: 'chamber', region: 'macao' })),
  })
})
afterAll(() => client.end())

const found = async (search: string) =>
  (await viewer.organisations.list({ search, sort: [{ by: 'code', descending: false }] })).rows.map((row) => row.name)

describe('a search finds', () => {
  test.each<[string, string, (string | undefined)[]]>([
    ['a part of a name', '中华总', [hongkong]],
    ['initials', 'xgzh', [hongkong]],
    ['initials typed in capitals', 'XGZHZSH', [hongkong]],
    ['pinyin', 'zongshanghui', [hongkong, macao]],
    ['pinyin parted by spaces', 'zong shang hui', [hongkong, macao]],
    ['simplified characters, whatever the name is written in', '总商会', [hongkong, macao]],
    ['traditional characters, whatever the name is written in', '總商會', [hongkong, macao]],
    ['several words, all of which have to be there', '商会 香港', [hongkong]],
    ['words parted by a Chinese space', '商会　澳门', [macao]],
    ['pinyin beside characters', 'aomen 总商会', [macao]],
    ['a character that is read otherwise in this word', 'chongqing', [chongqing]],
    ['several such words in one name', 'yinyuekuaijishi', [panyu]],
    ['the one beside the other', 'yinhangye', [chongqing]],
    ['initials of such words', 'pyyykjs', [panyu]],
    ['the same character, read in two ways in one name', 'xiamendasha', [xiamen]],
    ['ü as v', 'lvdi', [xiamen]],
    ['a rare character', '𠮷野', [rare]],
    ['an emoji', '😀', [rare]],
    ['what is read beside a rare character', 'yejia', [rare]],
    ['half-width letters where full-width ones were typed', 'abc', [latin]],
    ['full-width letters', 'ａｂｃ', [latin]],
    ['other letters in any case', 'CAFÉ', [latin]],
    ['marks that the database reads as wildcards, as they stand', '100%_\\', [marks]],
    ['nothing for a wildcard', '出%率', []],
    ['nothing for a wildcard of one', '出_率', []],
    ['a code', 'jg-3', [panyu]],
    ['nothing across two columns', 'jg3panyu', []],
  ])('%s', async (_, search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  test('records by the names of those they belong to', async () => {
    const organisation = await db().organisation.findFirstOrThrow({ where: { name: hongkong } })
    await db().stay.create({ data: { organisationId: organisation.id, place: '人才港 101', startedOn: new Date('2023-01-01') } })
    const places = async (search: string) => (await viewer.stays.list({ search })).rows.map((row) => row.place)
    expect(await places('xgzh')).toEqual(['人才港 101'])
    expect(await places('rencaigang 總商會')).toEqual(['人才港 101'])
    expect(await places('rencaigang 澳门')).toEqual([])
  })

  test('in tables without search text by the words themselves', async () => {
    expect((await viewer.matchConfirmations.list({ search: '某 100%' })).total).toBe(0)
    expect((await viewer.followerDays.list({ search: 'x' })).total).toBe(0)
  })
})

describe('search text is kept', () => {
  const textOf = async (id: string) => (await sql('select search_text, version from events where id = $1', [id]))[0]

  test('whatever wrote the row: a form, SQL, COPY; and it is neither a change of the record nor in its audit', async () => {
    const id = randomUUID()
    await sql(`insert into events (id, code, title, kind, held_on) values ($1, 'E-1', '座談會', 'salon', '2023-03-01')`, [id])
    expect(await textOf(id)).toEqual({ search_text: 'e-1\n座谈会\nzuotanhui\nzth\ne1', version: 1 })
    await sql(`update events set venue = '南沙' where id = $1`, [id])
    expect(await textOf(id)).toMatchObject({ search_text: expect.stringContaining('nansha'), version: 2 })
    await sql(`update events set note = 'x', search_text = 'forged' where id = $1`, [id])
    await sql(`update events set code = code where id = $1`, [id])
    expect(await textOf(id)).toMatchObject({ search_text: expect.stringContaining('zuotanhui'), version: 3 })
    const audited = await sql(`select before, after from audit_entries where record_id = $1`, [id])
    expect(audited).toHaveLength(3)
    expect(JSON.stringify(audited)).not.toContain('zuotanhui')
    await copyRows(client, 'events', [{ id: randomUUID(), code: 'E-2', title: '沙龙', kind: 'salon', held_on: '2023-03-01' }])
    expect((await viewer.events.list({ search: 'shalong' })).total).toBe(1)
  })

  test('also for rows that were there before the way of reading changed', async () => {
    const id = randomUUID()
    await sql(`insert into events (id, code, title, kind, held_on) values ($1, 'E-9', '银行', 'salon', '2023-03-01')`, [id])
    const before = await sql('select count(*)::int as entries from audit_entries')
    await sql(`delete from fact_sources where name = 'han_readings'`)
    await sql(`alter table events disable trigger user`)
    await sql(`update events set search_text = '' where id = $1`, [id])
    await sql(`alter table events enable trigger user`)
    expect(await applyFacts(database.url())).toBe(true)
    expect(await textOf(id)).toEqual({ search_text: 'e-9\n银行\nyinhang\nyh\ne9', version: 1 })
    expect(await sql('select count(*)::int as entries from audit_entries')).toEqual(before)
    expect(await applyFacts(database.url())).toBe(false)
  })
})

describe('what the nouns say they search', () => {
  test('is what their tables keep search text of', async () => {
    const kept = new Map(
      (
        await sql(`select event_object_table as name, array_agg(event_object_column::text) as columns
      from information_schema.triggered_update_columns where trigger_name = 'keep_search' group by 1`)
      ).map((row) => [row.name, row.columns as string[]]),
    )
    const modules = import.meta.glob<Record<string, unknown>>('./*/queries.ts', { eager: true })
    const kinds = Object.values(modules).flatMap((module) => Object.values(module).filter(isKind))
    expect(kinds.length).toBeGreaterThan(20)
    for (const kind of kinds) {
      const { table, fields } = modelOf(kind.model)
      if (!fields.has('searchText')) continue
      const own = kind.search.filter((column) => !column.includes('.')).map((column) => fields.get(column)?.column ?? column)
      expect(kept.get(table) ?? [], table).toEqual(expect.arrayContaining(own))
    }
  })
})
const isKind = (value: unknown): value is RecordKind => typeof value === 'object' && value !== null && 'model' in value && 'search' in value
