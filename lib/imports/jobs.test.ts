import { randomUUID } from 'node:crypto'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { as, codeOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles } from '#lib/testing/demo.ts'
import { waitingImports, workOnImport } from './work.ts'

testDatabase()

const fileOf = ({ name, bytes }: { name: string; bytes: Uint8Array }) => new File([new Uint8Array(bytes)], name)
const demo = (word: string) =>
  demoFiles()
    .filter(({ name }) => name.includes(word))
    .map(fileOf)
const csv = (name: string, ...lines: string[]) => fileOf({ name, bytes: strToU8(lines.join('\n')) })
const article = (name: string, mid: number, reads: string) =>
  csv(name, '内容标题,内容url,发表时间,阅读次数', `新春茶话会,https://mp.weixin.qq.com/s?__biz=M&mid=${mid}&idx=1,2023-03-02,${reads}`)
const written = async () => [
  await db().importBatch.count(),
  await db().organisation.count(),
  await db().article.count(),
  await db().auditEntry.count(),
]

/** Starts an import and has it judged. */
async function judged(files: File[], year = 2023, id = randomUUID()) {
  await as('operator').imports.start({ id, year, files })
  await workOnImport(id)
  return as('operator').imports.get({ id })
}

test('an import is judged in the background: every row is told, and nothing is written', async () => {
  const before = await written()
  const id = randomUUID()
  const begun = await as('operator').imports.start({ id, year: 2023, files: [...demo('机构'), article('坏.csv', 1, '约一百')] })
  expect(begun).toMatchObject({ id, state: 'judging', actorName: 'test-operator', files: [{ report: null }, { report: null }] })
  expect(await waitingImports()).toEqual([id])
  await workOnImport(id)
  expect(await waitingImports()).toEqual([])
  const job = await as('viewer').imports.get({ id })
  expect(job.state).toBe('judged')
  expect(job.files.map(({ fileName, report }) => [fileName, report?.state, report?.counts.rows])).toEqual([
    ['01-机构名册.xlsx', 'ready', 21],
    ['坏.csv', 'refused', 1],
  ])
  const [first, bad] = job.files
  expect((await as('viewer').imports.rows({ fileId: bad?.id ?? '', outcomes: ['refused'] })).rows[0]?.issues).toEqual([
    { severity: 'refused', code: 'not_a_number', params: { value: '约一百' }, cell: 'D2', column: '阅读次数' },
  ])
  const page = await as('viewer').imports.rows({ fileId: first?.id ?? '', page: 2, size: 20 })
  expect([page.rows.length, page.total]).toEqual([1, 21])
  expect(await written()).toEqual(before)
})

test('written, each file is in or out as a whole, and the audit names who pressed the button', async () => {
  const job = await judged([article('坏.csv', 2, '约一百'), article('好.csv', 3, '7')])
  await as('officer', { userName: 'chen' }).imports.write({ id: job.id })
  await workOnImport(job.id)
  const done = await as('operator').imports.get({ id: job.id })
  expect(done).toMatchObject({
    state: 'written',
    actorName: 'chen',
    files: [{ report: { state: 'refused', batchId: null } }, { report: { state: 'written' } }],
  })
  expect(await db().article.findMany({ select: { mid: true } })).toEqual([{ mid: '3' }])
  expect(await db().auditEntry.findMany({ where: { source: 'articles' }, select: { actor: true, operation: true } })).toEqual([
    { actor: 'chen', operation: 'imports.write' },
  ])
  expect((await as('viewer').imports.batches({})).rows[0]).toMatchObject({ fileName: '好.csv', actorName: 'chen', undoneAt: null })
})

test('starting, writing and ending are harmless when they come twice', async () => {
  const id = randomUUID()
  const files = [article('a.csv', 4, '7')]
  await as('operator').imports.start({ id, year: 2023, files })
  expect((await as('operator').imports.start({ id, year: 2023, files })).files).toHaveLength(1)
  await workOnImport(id)
  expect((await as('operator').imports.start({ id, year: 2023, files })).state).toBe('judged')
  await as('operator').imports.write({ id })
  await as('operator').imports.write({ id })
  await workOnImport(id)
  await workOnImport(id)
  expect((await as('operator').imports.write({ id })).state).toBe('written')
  expect(await db().importBatch.count({ where: { fileName: 'a.csv' } })).toBe(1)
  expect(await codeOf(as('operator').imports.cancel({ id }))).toBe('RULE_BROKEN')
})

test('an import that is cancelled is not written, not even by a worker that has it in hand', async () => {
  const job = await judged([article('b.csv', 5, '7')])
  await as('operator').imports.write({ id: job.id })
  expect((await as('operator').imports.cancel({ id: job.id })).state).toBe('cancelled')
  await workOnImport(job.id)
  expect(await db().article.count({ where: { mid: '5' } })).toBe(0)
  expect(await codeOf(as('operator').imports.write({ id: job.id }))).toBe('RULE_BROKEN')
  expect((await as('operator').imports.cancel({ id: job.id })).state).toBe('cancelled')
})

test('a file that is left out is not written, and what stands on it is judged anew', async () => {
  const job = await judged([...demo('活动'), article('c.csv', 6, '7')])
  const [first, second] = job.files
  const without = await as('operator').imports.leaveOut({ fileId: first?.id ?? '', leftOut: true })
  expect(without).toMatchObject({ state: 'judging', files: [{ leftOut: true }, { leftOut: false }] })
  await workOnImport(job.id)
  await as('operator').imports.write({ id: job.id })
  await workOnImport(job.id)
  expect((await as('operator').imports.get({ id: job.id })).files.map(({ report }) => report?.batchId === null)).toEqual([true, false])
  expect(await db().event.count()).toBe(0)
  expect(second?.leftOut).toBe(false)
})

test('another year is another judgement', async () => {
  const job = await judged([article('d.csv', 8, '7')])
  expect(job.files[0]?.report?.counts.warned).toBe(0)
  expect((await as('operator').imports.changeYear({ id: job.id, year: 2022 })).state).toBe('judging')
  await workOnImport(job.id)
  expect(await as('operator').imports.get({ id: job.id })).toMatchObject({
    year: 2022,
    state: 'judged',
    files: [{ report: { counts: { warned: 1 } } }],
  })
})

test('a proposed formula waits for a yes', async () => {
  const targets = csv(
    '目标.csv',
    '一级指标,二级指标,三级指标,年度指标值,计量单位,权重,指标编码',
    '效益,社会效益,公众号年度阅读人数,5000,人,100,B3',
  )
  const last = await judged(demo('绩效'))
  await as('operator').imports.write({ id: last.id, confirm: true })
  await workOnImport(last.id)
  const job = await judged([targets], 2024)
  expect(job.files[0]?.report?.state).toBe('unconfirmed')
  await as('operator').imports.write({ id: job.id, confirm: true })
  await workOnImport(job.id)
  expect((await as('operator').imports.get({ id: job.id })).files[0]?.report?.state).toBe('written')
  expect(await db().indicator.count({ where: { year: 2024 } })).toBe(1)
})

test('unfinished imports stand before the others in the list', async () => {
  const open = await judged([article('e.csv', 9, '7')])
  const other = await judged([article('f.csv', 10, '7')])
  await as('operator').imports.cancel({ id: other.id })
  const list = await as('viewer').imports.list({})
  const place = (id: string) => list.findIndex((job) => job.id === id)
  expect(place(open.id)).toBeGreaterThanOrEqual(0)
  expect(place(open.id)).toBeLessThan(place(other.id))
})

test('a file that is gone fails the import with its reason, and it can be tried again', async () => {
  const id = randomUUID()
  await as('operator').imports.start({ id, year: 2023, files: [article('g.csv', 11, '7')] })
  const [file] = await db().importFile.findMany({ where: { jobId: id } })
  await db().importFile.updateMany({ where: { jobId: id }, data: { sha256: '0'.repeat(64) } })
  await workOnImport(id)
  expect(await as('operator').imports.get({ id })).toMatchObject({ state: 'failed', error: 'file_missing' })
  await db().importFile.updateMany({ where: { jobId: id }, data: { sha256: file?.sha256 ?? '' } })
  expect((await as('operator').imports.retry({ id })).state).toBe('judging')
  await workOnImport(id)
  expect((await as('operator').imports.get({ id })).state).toBe('judged')
})

test('who may not write starts, changes and writes nothing', async () => {
  const job = await judged([article('h.csv', 12, '7')])
  for (const role of ['viewer', 'office', 'head', 'director', 'admin'] as const) {
    expect(await codeOf(as(role).imports.write({ id: job.id }))).toBe('NOT_ALLOWED')
    expect(await codeOf(as(role).imports.start({ id: randomUUID(), year: 2023, files: [article('h.csv', 12, '7')] }))).toBe('NOT_ALLOWED')
  }
  expect(await codeOf(as('admin').imports.get({ id: job.id }))).toBe('NOT_ALLOWED')
})

test('what makes no sense is refused before anything is kept', async () => {
  const before = await db().importJob.count()
  const files = [article('i.csv', 13, '7')]
  const wrong = [
    { year: 1999, files },
    { year: 2023, files: [] },
    { year: 2023, files: Array(41).fill(files[0]) },
    { year: 2023, files: ['a.csv'] },
  ]
  for (const input of wrong)
    await expect(as('operator').imports.start({ id: randomUUID(), ...input } as never)).rejects.toMatchObject({ status: 400 })
  expect(await db().importJob.count()).toBe(before)
})

test('a name is only a name: no folders, nothing that cannot be stored; and neither can a cell break the report', async () => {
  const bad = article('../../etc/台\u0000账\u202e.csv', 14, '约\u0000一\\u0000百')
  const job = await judged([bad])
  expect(job).toMatchObject({ state: 'judged', files: [{ fileName: '台账.csv', report: { state: 'refused' } }] })
})

test('past imports are listed newest first with what they did, to everybody who reads sheets', async () => {
  const { rows, total } = await as('viewer').imports.batches({ year: 2023, size: 2 })
  expect(total).toBeGreaterThan(2)
  expect(rows).toHaveLength(2)
  expect((await as('viewer').imports.batches({ year: 2024 })).rows).toMatchObject([
    { fileName: '目标.csv', layouts: ['indicators'], undoneAt: null },
  ])
  expect(await codeOf(as('admin').imports.batches({}))).toBe('NOT_ALLOWED')
})

test('a ledger that goes beyond a budget is not stopped, but warned about', async () => {
  await db()
    .$executeRaw`insert into budget_lines (year, level1, level2, sub_project, initial_yuan, control) values (2023, '一', '二', '场地租赁费', 100, 'stop')`
  const ledger = csv('支出.csv', '子项目,费用类别,摘要,金额,支付日期,费用归属月份', '场地租赁费,租金,三月,500.25,2023-03-05,2023-03')
  const job = await judged([ledger])
  expect(job.files[0]?.report).toMatchObject({
    state: 'ready',
    notes: [
      { severity: 'warned', code: 'over_budget', params: { year: '2023', subProject: '场地租赁费', budget: '100.00', over: '400.25' } },
    ],
  })
  await as('operator').imports.write({ id: job.id })
  await workOnImport(job.id)
  expect((await as('operator').imports.get({ id: job.id })).files[0]?.report).toMatchObject({
    state: 'written',
    notes: [{ code: 'over_budget' }],
  })
})
