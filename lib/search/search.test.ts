import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { modelOf } from '../record-kind.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { kindNames, kinds } from './kinds.ts'

testDatabase()
const viewer = as('viewer')
const chamber = randomUUID()
const rival = randomUUID()

beforeAll(async () => {
  await db().organisation.createMany({
    data: [
      { id: chamber, code: 'JG-01', name: '香港中华总商会', kind: 'chamber', region: 'hongkong' },
      { id: rival, code: 'JG-02', name: '南沙香港中华联谊会', kind: 'chamber', region: 'hongkong' },
      { id: randomUUID(), code: 'JG-03', name: '香港中华旧会', kind: 'chamber', region: 'hongkong', removedAt: new Date() },
    ],
  })
  await db().contact.create({
    data: { id: randomUUID(), organisationId: chamber, name: '林嘉欣', position: '秘书长', phone: '13800138000' },
  })
  await db().application.create({
    data: {
      ...{ id: randomUUID(), name: '香港中华青年社', kind: 'youth', region: 'hongkong', contactName: '何生' },
      ...{ contactPhone: '13900139000', purpose: '办公', status: 'new', submittedAt: new Date() },
    },
  })
  await db().event.createMany({
    data: Array.from({ length: 7 }, (_, at) => ({
      ...{ id: randomUUID(), code: `HD-${at}`, title: `与香港中华总商会座谈 ${at}`, kind: 'visit', status: 'held' },
      heldOn: new Date(`2023-05-0${at + 1}T00:00:00Z`),
    })),
  })
})

const find = async (words: string, client = viewer) => (await client.search.all({ words })).groups
const titles = async (words: string, client = viewer) => (await find(words, client)).flatMap(({ hits }) => hits.map(({ title }) => title))

describe('the search over everything', () => {
  test('every kind it asks has its table, a search text and a page of the house', async () => {
    const tables = await db().$queryRaw<{ name: string }[]>`
      select table_name as name from information_schema.columns where column_name = 'search_text' and table_schema = current_schema()`
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining([...kindNames]))
    for (const name of kindNames) expect(kinds[name].page).toMatch(/^\/[a-z/-]+(\/|\?open=)$/)
    expect(modelOf('organisation').table).toBe('organisations')
  })

  test.each([
    ['characters', '香港中华总'],
    ['traditional characters', '香港中華總'],
    ['pinyin', 'zongshanghui'],
    ['initials', 'xgzhzsh'],
    ['a code', 'jg-01'],
    ['words in any order', '商会 香港'],
  ])('finds by %s', async (_, words) => {
    const [group] = await find(words)
    expect(group).toMatchObject({ kind: 'organisations' })
    expect(group?.hits[0]).toMatchObject({ id: chamber, title: 'JG-01 香港中华总商会', path: `/organisations/${chamber}` })
  })

  test('puts first what begins with the words, and leaves out what was removed', async () => {
    const [group] = await find('香港中华')
    expect(group?.hits.map(({ title }) => title)).toEqual(['JG-01 香港中华总商会', 'JG-02 南沙香港中华联谊会'])
  })

  test('shows five of a kind, the newest first, and says where the others are', async () => {
    const events = (await find('座谈')).find(({ kind }) => kind === 'events')
    expect(events?.hits.map(({ day }) => day)).toEqual(['2023-05-07', '2023-05-06', '2023-05-05', '2023-05-04', '2023-05-03'])
    expect(events?.list).toBe(`/events?search=${encodeURIComponent('座谈')}`)
    expect((await find('jg-01'))[0]?.list).toBeNull()
  })

  test('says where the words stand, also in other characters and by their initials', async () => {
    const marks = async (words: string) => {
      const hit = (await find(words))[0]?.hits[0]
      return hit?.marks.map(([first, last]) => [...hit.title].slice(first, last + 1).join(''))
    }
    expect(await marks('中華總')).toEqual(['中华总'])
    expect(await marks('zhzsh')).toEqual(['中华总商会'])
    expect(await marks('商会 JG-01')).toEqual(['JG-01', '商会'])
    expect(await marks('zongshanghui')).toEqual([])
  })

  test('asks only what its reader may see', async () => {
    expect(await titles('青年社', as('officer'))).toEqual(['香港中华青年社'])
    expect(await titles('青年社', viewer)).toEqual([])
    expect(await titles('青年社', as('admin'))).toEqual([])
    expect(await codeOf(as(null).search.all({ words: '青年社' }))).toBe('SIGNED_OUT')
  })

  test('finds nobody by a phone number, and shows none', async () => {
    for (const words of ['13800138000', '0138', '13900139000']) expect(await titles(words, as('officer'))).toEqual([])
    const [contact] = (await find('秘书长', as('officer'))).flatMap(({ hits }) => hits)
    expect(contact).toMatchObject({ title: '林嘉欣 · 秘书长 · 香港中华总商会', path: `/organisations/${chamber}` })
    expect(JSON.stringify(await find('林嘉欣'))).not.toContain('138')
  })

  test('tells how texts of the screen are found: simplified, in pinyin and by initials', async () => {
    const { readings } = await viewer.search.readings({ texts: ['經費', 'Board'] })
    expect(readings).toEqual(['经费\njingfei\njf', 'board'])
    expect((await viewer.search.all({ words: '經費 ＡＢ' })).words).toEqual(['经费', 'ab'])
  })

  test.each(['%', '_', "'; drop table events; --", '\\', '港_中'])('takes %s as it stands', async (words) => {
    expect(await titles(words)).toEqual([])
  })

  test.each(['', '   ', 'x'.repeat(101)])('refuses “%s” for words', async (words) => {
    await expect(viewer.search.all({ words })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
