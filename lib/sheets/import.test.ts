import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles } from '#lib/testing/demo.ts'
import { importFiles } from './import.ts'
import type { FileToImport } from './prepare.ts'

testDatabase()

const rehearse = (files: FileToImport[], year = 2023) => importFiles(files, { year, actor: 'chen', dryRun: true })
const bring = (files: FileToImport[], year = 2023, confirm = false) => importFiles(files, { year, actor: 'chen', confirm })
const demo = (word: string) => demoFiles().filter(({ name }) => name.includes(word))
const csv = (name: string, ...lines: string[]): FileToImport => ({ name, bytes: strToU8(lines.join('\n')) })
const articles = (name: string, reads: string) =>
  csv(name, '内容标题,内容url,发表时间,阅读次数', `新春茶话会,https://mp.weixin.qq.com/s?__biz=M&mid=901&idx=1,2023-03-02,${reads}`)
const written = async () => [
  await db().importBatch.count(),
  await db().organisation.count(),
  await db().article.count(),
  await db().auditEntry.count({ where: { source: { notIn: ['sessions', 'users'] } } }),
]

test('a rehearsal says what an import would do and writes nothing', async () => {
  const before = await written()
  const report = await rehearse([...demo('机构'), articles('坏.csv', '约一百')])
  expect(report).toMatchObject({ year: 2023, dryRun: true })
  expect(report.files.map(({ fileName, state }) => [fileName, state])).toEqual([
    ['01-机构名册.xlsx', 'ready'],
    ['坏.csv', 'refused'],
  ])
  expect(report.files[1]?.rows[0]?.issues).toEqual([
    { severity: 'refused', code: 'not_a_number', params: { value: '约一百' }, cell: 'D2', column: '阅读次数' },
  ])
  expect(await written()).toEqual(before)
})

test('an import writes each file as a whole, audited under its own name and that of the person', async () => {
  const report = await bring([articles('坏.csv', '约一百'), ...demo('机构')])
  expect(report.files.map(({ state }) => state)).toEqual(['refused', 'written'])
  expect(await db().article.count()).toBe(0)
  const entries = await db().auditEntry.findMany({ where: { source: 'organisations' } })
  expect(entries).toHaveLength(21)
  expect(new Set(entries.map(({ actor, operation }) => `${actor} ${operation}`))).toEqual(new Set(['chen sheets.import']))
})

test('importing the same again changes nothing and leaves no batch', async () => {
  const before = await written()
  const report = await bring(demo('机构'))
  expect(report.files).toMatchObject([{ state: 'unchanged', batchId: null, counts: { new: 0, changed: 0, refused: 0 } }])
  expect(await written()).toEqual(before)
})

test('a new measure names the one of last year and waits for a yes', async () => {
  await bring(demo('绩效'))
  const targets = csv(
    '目标.csv',
    '一级指标,二级指标,三级指标,年度指标值,计量单位,权重,指标编码',
    '效益,社会效益,公众号年度阅读人数,5000,人,100,B3',
  )
  const rehearsed = await rehearse([targets], 2024)
  expect(rehearsed.files).toMatchObject([{ state: 'unconfirmed' }])
  expect(rehearsed.files[0]?.rows[0]?.issues.find(({ code }) => code === 'formula_proposed')?.params).toMatchObject({
    code: 'B3',
    measure: 'articles.read_users',
    last: 'articles.read_times',
  })
  expect((await bring([targets], 2024)).files).toMatchObject([{ state: 'unconfirmed' }])
  expect(await db().indicator.count({ where: { year: 2024 } })).toBe(0)
  expect((await bring([targets], 2024, true)).files).toMatchObject([{ state: 'written' }])
})

test('two files of one name are reported in the order in which they came', async () => {
  const files = [csv('a.csv', '没有,表头'), ...demo('预算'), articles('a.csv', '5')]
  const report = await rehearse(files)
  expect(report.files.map(({ fileName, state }) => [fileName, state])).toEqual([
    ['a.csv', 'refused'],
    ['13-预算.xlsx', 'ready'],
    ['a.csv', 'ready'],
  ])
})

test('a file over 20 MB, an empty one and one of another kind are refused with their sentence beside the others', async () => {
  const files = [
    { name: '大.xlsx', bytes: new Uint8Array(20 * 1024 * 1024 + 1) },
    { name: '空.csv', bytes: new Uint8Array() },
    { name: '网页.xlsx', bytes: strToU8('<html><body>请先登录 \u0000\u0001</body></html>') },
    articles('好.csv', '5'),
  ]
  const report = await bring(files)
  expect(report.files.map(({ state, notes }) => [state, notes[0]?.code])).toEqual([
    ['refused', 'file_too_large'],
    ['refused', 'file_empty'],
    ['refused', 'not_a_spreadsheet'],
    ['written', undefined],
  ])
})

test('a rehearsal cannot be kept, whoever begins one: its rows are not signed', async () => {
  const begun = db().$transaction(async (tx) => {
    await tx.$executeRaw`select begin_rehearsal()`
    await tx.$executeRaw`insert into inspections (inspected_on, area, item, passed) values ('2023-05-31', '大厅', '灯', true)`
  })
  await expect(begun).rejects.toThrow('a rehearsal cannot be kept')
  await db().$executeRaw`select set_config('app.rehearsal', 'on', false)`
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.rehearsal', 'on', true)`
    await tx.$executeRaw`insert into inspections (inspected_on, area, item, passed) values ('2023-05-31', '大厅', '门', true)`
  })
  expect(await db().inspection.findMany({ select: { item: true, searchText: true } })).toMatchObject([{ item: '门' }])
  expect(await db().auditEntry.count({ where: { source: 'inspections' } })).toBe(1)
})
