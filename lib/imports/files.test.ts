import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { strToU8 } from 'fflate'
import { read, writeXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { locales } from '#lib/locale.ts'
import { layouts } from '#lib/sheets/layouts.ts'
import { prepare, sectionsOf } from '#lib/sheets/prepare.ts'
import { as, codeOf, contextOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles } from '#lib/testing/demo.ts'
import { openRefused } from './refused.ts'
import { openTemplate } from './template.ts'
import { workOnImport } from './work.ts'

testDatabase()

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())
const template = (layout: string, locale: (typeof locales)[number] = 'zh-Hans') =>
  call(openTemplate, { layout, locale }, { context: contextOf('viewer') })
const refused = (id: string, locale: (typeof locales)[number] = 'zh-Hans') =>
  call(openRefused, { id, locale }, { context: contextOf('viewer') })

async function judged(files: File[], year = 2023) {
  const id = randomUUID()
  await as('operator').imports.start({ id, year, files })
  await workOnImport(id)
  return as('operator').imports.get({ id })
}
async function written(id: string) {
  await as('operator').imports.write({ id })
  await workOnImport(id)
  return as('operator').imports.get({ id })
}
const csv = (name: string, ...lines: string[]) => new File([new Uint8Array(strToU8(lines.join('\n')))], name)

describe('a template', () => {
  test.each(layouts.map(({ name }) => name))('of %s is recognised when it comes back filled in', async (name) => {
    const file = await template(name)
    const { sheets } = await read(await bytesOf(file), { readStyles: true })
    const [sheet, notes] = sheets
    const headings = (sheet?.rows[0] ?? []).map(String)
    // each column filled with a word that it takes: a choice from its list, a day, a number
    const guide = new Map((notes?.rows ?? []).map((row) => [String(row[0]), String(row[2])]))
    const filled = headings.map((heading) => {
      const takes = guide.get(heading.replace('*', '')) ?? ''
      if (takes.startsWith('只能填')) return takes.replace('只能填：', '').split('、')[0] ?? ''
      if (takes.startsWith('日期')) return '2023-03-05'
      if (takes.startsWith('月份')) return '2023-03'
      if (takes.startsWith('数字') || takes.startsWith('金额')) return 1
      return takes.startsWith('是') ? '是' : `${heading.replace('*', '')}甲`
    })
    const rows = [headings, filled]
    const back = await writeXlsx({
      sheets: [
        { name: sheet?.name ?? '', rows },
        { name: notes?.name ?? '', rows: notes?.rows as string[][] },
      ],
    })
    const prepared = await prepare({ name: file.name, bytes: back })
    expect(prepared.notes).toEqual([])
    expect(prepared.tables.map(({ located }) => located.layout.name)).toEqual([name])
    const { sections, skipped } = sectionsOf(prepared, 2023)
    expect(skipped).toEqual([])
    expect(sections[0]?.rows).toHaveLength(1)
  })

  test.each(locales)('speaks the language of its reader and is recognised in %s', async (locale) => {
    const prepared = await prepare({ name: 't.xlsx', bytes: await bytesOf(await template('payments', locale)) })
    expect(prepared.notes).toEqual([])
    expect(prepared.tables.map(({ located }) => located.layout.name)).toEqual(['payments'])
  })

  test('marks what is needed, keeps numbers as text where they are names, and offers the words that are allowed', async () => {
    const { sheets } = await read(await bytesOf(await template('payments')), { readStyles: true })
    expect(sheets[0]?.rows[0]).toEqual(expect.arrayContaining(['子项目*', '金额*', '发票号']))
    expect(sheets[0]?.dataValidations?.length).toBeGreaterThan(0)
    expect(sheets[1]?.name).toBe('填写说明')
  })

  test('of a kind that the house does not know is not found', async () => {
    expect(await codeOf(template('nothing'))).toBe('NOT_FOUND')
    expect(await codeOf(call(openTemplate, { layout: 'payments', locale: 'en' }, { context: contextOf('admin') }))).toBe('NOT_ALLOWED')
  })
})

describe('the refused rows of a file', () => {
  const lines = [
    '港澳商协会支出台账,,,,,',
    '单位：元,,,,,',
    '子项目,费用类别,摘要,金额,支付日期,费用归属月份',
    '场地租赁费,租金,三月租金,100.00,2023-03-05,2023-03',
    '场地租赁费,租金,=1+1,约一百,2023-04-05,2023-04',
    '场地租赁费,租金,五月租金,300.00,2023-05-05,2023-05',
  ]

  test('come as they stand in the file, with their row and why, and are imported once they are mended', async () => {
    const job = await judged([csv('支出.csv', ...lines)])
    const file = await refused(job.files[0]?.id ?? '')
    expect(file.name).toBe('支出 拒绝的行.xlsx')
    const { sheets } = await read(await bytesOf(file))
    const rows = sheets[0]?.rows ?? []
    expect(rows[0]?.[0]).toBe('港澳商协会支出台账')
    expect(rows[2]).toEqual(['子项目', '费用类别', '摘要', '金额', '支付日期', '费用归属月份', '行号', '原因'])
    expect(rows).toHaveLength(4)
    expect(rows[3]).toEqual([
      '场地租赁费',
      '租金',
      '=1+1',
      '约一百',
      '2023-04-05',
      '2023-04',
      5,
      expect.stringContaining('“约一百”不是数字'),
    ])
    expect([...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([])
    const mended = rows.map((row, at) => (at === 3 ? row.map((cell, column) => (column === 3 ? 200 : cell)) : row))
    const back = await judged([
      new File([new Uint8Array(await writeXlsx({ sheets: [{ name: sheets[0]?.name ?? '', rows: mended }] }))], '改好.xlsx'),
    ])
    expect(back.files[0]?.report).toMatchObject({ state: 'ready', counts: { rows: 1, refused: 0 } })
    await written(back.id)
    expect(
      (await db().payment.findMany({ select: { summary: true, amountYuan: true } })).map((one) => [one.summary, one.amountYuan.toFixed(2)]),
    ).toEqual([['=1+1', '200.00']])
  })

  test('speak the language of the reader; without any there is nothing to hand out, and not everybody may read', async () => {
    const job = await judged([csv('支出.csv', ...lines)])
    const id = job.files[0]?.id ?? ''
    const { sheets } = await read(await bytesOf(await refused(id, 'en')))
    expect(sheets[0]?.rows[2]?.slice(-2)).toEqual(['Row', 'Reason'])
    expect(await codeOf(call(openRefused, { id, locale: 'en' }, { context: contextOf('admin') }))).toBe('NOT_ALLOWED')
    const sound = await judged([csv('支出.csv', ...lines.filter((line) => !line.includes('约')))])
    expect(await codeOf(refused(sound.files[0]?.id ?? ''))).toBe('NOT_FOUND')
  })
})

describe('a sheet in columns that nobody has seen', () => {
  const odd = (name: string, amount: string) =>
    csv(name, '我们的账', '归哪块,干啥了,花了多少,哪天给的,算哪月,啥钱', `场地租赁费,${name}的事,${amount},2023-03-05,2023-03,租金`)
  const columns = {
    subProject: '归哪块',
    summary: '干啥了',
    amountYuan: '花了多少',
    paidOn: '哪天给的',
    accrualMonth: '算哪月',
    category: '啥钱',
  }
  beforeAll(async () => {
    await db().payment.deleteMany()
  })

  test('is named by hand once, and the next like it is recognised by itself until that is forgotten', async () => {
    const job = await judged([odd('a.csv', '12.5')])
    expect(job.files[0]?.report?.state).toBe('refused')
    const fileId = job.files[0]?.id ?? ''
    const [view] = await as('operator').imports.sheets({ fileId })
    expect(view).toMatchObject({ layout: null, rows: 3 })
    expect(view?.top[1]).toEqual(['归哪块', '干啥了', '花了多少', '哪天给的', '算哪月', '啥钱'])
    const sheet = view?.sheet ?? ''
    const mapping = { fileId, sheet, layout: 'payments', headerRow: 2, columns, remember: true }
    expect(await codeOf(as('operator').imports.map({ ...mapping, columns: { nothing: '干啥了' } }))).toBe('RULE_BROKEN')
    expect(await codeOf(as('operator').imports.map({ ...mapping, headerRow: 9 }))).toBe('RULE_BROKEN')
    expect((await as('operator').imports.map(mapping)).state).toBe('judging')
    await workOnImport(job.id)
    const named = await as('operator').imports.get({ id: job.id })
    expect(named.files[0]).toMatchObject({
      mapping: [{ sheet, layout: 'payments', headerRow: 2 }],
      report: { state: 'ready', counts: { rows: 1 } },
    })
    expect((await as('operator').imports.sheets({ fileId }))[0]).toMatchObject({ layout: 'payments', headerRow: 2, columns, missing: [] })
    expect((await written(job.id)).files[0]?.report?.state).toBe('written')
    expect((await db().payment.findMany()).map((one) => [one.summary, one.amountYuan.toFixed(2)])).toEqual([['a.csv的事', '12.50']])

    const next = await judged([odd('b.csv', '13')])
    expect(next.files[0]?.report).toMatchObject({ state: 'ready', notes: [{ code: 'mapping_remembered', params: { layout: 'payments' } }] })
    const [known] = await as('viewer').imports.mappings({})
    expect(known).toMatchObject({ layout: 'payments', columns, actorName: 'test-operator' })
    await as('operator').imports.forget({ id: known?.id ?? '' })
    expect(await as('viewer').imports.mappings({})).toEqual([])
    expect((await judged([odd('c.csv', '14')])).files[0]?.report?.state).toBe('refused')
  })

  test('without a column that it needs is refused by its name; a sheet may be left out by hand', async () => {
    const job = await judged([odd('d.csv', '12.5')])
    const fileId = job.files[0]?.id ?? ''
    const [view] = await as('operator').imports.sheets({ fileId })
    const { amountYuan: _, ...others } = columns
    const mapping = { fileId, sheet: view?.sheet ?? '', layout: 'payments', headerRow: 2, columns: others, remember: false }
    await as('operator').imports.map(mapping)
    await workOnImport(job.id)
    const notes = async () =>
      (await as('operator').imports.get({ id: job.id })).files[0]?.report?.notes.map(({ code, params }) => [code, params.columns])
    expect(await notes()).toEqual([['columns_missing', '金额']])
    await as('operator').imports.map({ ...mapping, layout: '', columns: {} })
    await workOnImport(job.id)
    expect((await notes())?.map(([code]) => code)).toEqual(['header_not_found', 'sheet_left_out'])
  })

  test('with one heading over several columns tells them apart by the group above', async () => {
    const sheet = [
      ['', '计划', '', '实际', ''],
      ['啥', '金额', '日子', '金额', '日子'],
      ['水费', 1, '2023-01-01', 2, '2023-02-01'],
    ]
    const job = await judged([new File([new Uint8Array(await writeXlsx({ sheets: [{ name: '两组', rows: sheet }] }))], '两组.xlsx')])
    const fileId = job.files[0]?.id ?? ''
    await as('operator').imports.map({
      fileId,
      sheet: '两组',
      layout: 'payments',
      headerRow: 2,
      columns: { amountYuan: '实际 金额', category: '啥' },
      remember: false,
    })
    await workOnImport(job.id)
    const [view] = await as('operator').imports.sheets({ fileId })
    expect(view?.headings).toEqual(['啥', '计划 金额', '计划 日子', '实际 金额', '实际 日子'])
    expect(view?.columns).toEqual({ amountYuan: '实际 金额', category: '啥' })
  })
})

test('the sample year is judged and written by jobs to the very same as at once', async () => {
  const job = await judged(demoFiles().map(({ name, bytes }) => new File([new Uint8Array(bytes)], name)))
  expect(job.files.map(({ report }) => report?.state)).toEqual(demoFiles().map(() => 'ready'))
  const done = await written(job.id)
  expect(done.files.map(({ report }) => report?.state)).toEqual(demoFiles().map(() => 'written'))
  const [{ paid } = { paid: '' }] = await db().$queryRaw<
    { paid: string }[]
  >`select sum(amount_yuan)::text as paid from payments where summary not in ('a.csv的事', '=1+1') and extract(year from paid_on) = 2023`
  expect(paid).toBe('1448750.00')
}, 120_000)
