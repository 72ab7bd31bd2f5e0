import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { as, codeOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles } from '#lib/testing/demo.ts'

testDatabase()

const fileOf = ({ name, bytes }: { name: string; bytes: Uint8Array }) => new File([new Uint8Array(bytes)], name)
const demo = (word: string) =>
  demoFiles()
    .filter(({ name }) => name.includes(word))
    .map(fileOf)
const csv = (name: string, ...lines: string[]) => fileOf({ name, bytes: strToU8(lines.join('\n')) })
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
  const report = await as('operator').sheets.rehearse({ year: 2023, files: [...demo('机构'), articles('坏.csv', '约一百')] })
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
  const report = await as('officer', { userName: 'chen' }).sheets.import({
    year: 2023,
    files: [articles('坏.csv', '约一百'), ...demo('机构')],
  })
  expect(report.files.map(({ state }) => state)).toEqual(['refused', 'written'])
  expect(await db().article.count()).toBe(0)
  const entries = await db().auditEntry.findMany({ where: { source: 'organisations' } })
  expect(entries).toHaveLength(21)
  expect(new Set(entries.map(({ actor, operation }) => `${actor} ${operation}`))).toEqual(new Set(['chen sheets.import']))
})

test('importing the same again changes nothing and leaves no batch', async () => {
  const before = await written()
  const report = await as('operator').sheets.import({ year: 2023, files: demo('机构') })
  expect(report.files).toMatchObject([{ state: 'unchanged', batchId: null, counts: { new: 0, changed: 0, refused: 0 } }])
  expect(await written()).toEqual(before)
})

test('a new measure names the one of last year and waits for a yes', async () => {
  await as('operator').sheets.import({ year: 2023, files: demo('绩效') })
  const targets = csv(
    '目标.csv',
    '一级指标,二级指标,三级指标,年度指标值,计量单位,权重,指标编码',
    '效益,社会效益,公众号年度阅读人数,5000,人,100,B3',
  )
  const rehearsed = await as('operator').sheets.rehearse({ year: 2024, files: [targets] })
  expect(rehearsed.files).toMatchObject([{ state: 'unconfirmed' }])
  expect(rehearsed.files[0]?.rows[0]?.issues.find(({ code }) => code === 'formula_proposed')?.params).toMatchObject({
    code: 'B3',
    measure: 'articles.read_users',
    last: 'articles.read_times',
  })
  expect((await as('operator').sheets.import({ year: 2024, files: [targets] })).files).toMatchObject([{ state: 'unconfirmed' }])
  expect(await db().indicator.count({ where: { year: 2024 } })).toBe(0)
  expect((await as('operator').sheets.import({ year: 2024, files: [targets], confirm: true })).files).toMatchObject([{ state: 'written' }])
})

test('two files of one name are reported in the order in which they came', async () => {
  const files = [csv('a.csv', '没有,表头'), ...demo('预算'), articles('a.csv', '5')]
  const report = await as('operator').sheets.rehearse({ year: 2023, files })
  expect(report.files.map(({ fileName, state }) => [fileName, state])).toEqual([
    ['a.csv', 'refused'],
    ['13-预算.xlsx', 'ready'],
    ['a.csv', 'ready'],
  ])
})

test('who may not write is refused, and so is what makes no sense; nothing is written', async () => {
  const before = await written()
  const files = [articles('a.csv', '5')]
  for (const role of ['viewer', 'office', 'head', 'director', 'admin'] as const) {
    expect(await codeOf(as(role).sheets.import({ year: 2023, files }))).toBe('NOT_ALLOWED')
    expect(await codeOf(as(role).sheets.rehearse({ year: 2023, files }))).toBe('NOT_ALLOWED')
  }
  const wrong = [
    { year: 1999, files },
    { year: 2023, files: [] },
    { year: 2023, files: Array(41).fill(files[0]) },
    { year: 2023, files: ['a.csv'] },
  ]
  for (const input of wrong) await expect(as('operator').sheets.import(input as never)).rejects.toMatchObject({ status: 400 })
  expect(await written()).toEqual(before)
})

test('a file over 20 MB, an empty one and one of another kind are refused with their sentence beside the others', async () => {
  const files = [
    new File([new Uint8Array(20 * 1024 * 1024 + 1)], '大.xlsx'),
    new File([], '空.csv'),
    fileOf({ name: '网页.xlsx', bytes: strToU8('<html><body>请先登录 \u0000\u0001</body></html>') }),
    articles('好.csv', '5'),
  ]
  const report = await as('operator').sheets.import({ year: 2023, files })
  expect(report.files.map(({ state, notes }) => [state, notes[0]?.code])).toEqual([
    ['refused', 'file_too_large'],
    ['refused', 'file_empty'],
    ['refused', 'not_a_spreadsheet'],
    ['written', undefined],
  ])
})

test('a name is only a name: no folders, nothing that cannot be stored', async () => {
  const report = await as('operator').sheets.import({ year: 2023, files: [articles('../../etc/台\u0000账\u202e.csv', '7')] })
  expect(report.files).toMatchObject([{ state: 'written', fileName: '台账.csv' }])
})

test('past imports are listed newest first with what they did, to everybody who reads sheets', async () => {
  const { rows, total } = await as('viewer').sheets.batches({ year: 2023, size: 2 })
  expect(total).toBeGreaterThan(2)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    fileName: '台账.csv',
    year: 2023,
    layouts: ['articles'],
    actorName: 'test-operator',
    counts: { changed: 1 },
  })
  expect((await as('viewer').sheets.batches({ year: 2024 })).rows).toMatchObject([{ fileName: '目标.csv', layouts: ['indicators'] }])
  expect(await codeOf(as('admin').sheets.batches({}))).toBe('NOT_ALLOWED')
})
