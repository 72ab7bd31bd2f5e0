import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { figuresOf } from '../evaluations/report/figures.ts'
import { narrativeOf } from '../evaluations/report/narrative.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { rescored, snapshot2023, withoutFigures } from '../testing/snapshot2023.ts'
import { numbered, piecesOf, problemOf } from './rules.ts'

testDatabase()
const year = 2023
const key = 'analysis.management.society'
const officer = as('officer', { name: '李经办' })
const refusal = async (call: Promise<unknown>) => {
  try {
    await call
  } catch (error) {
    if (isUserError(error)) return { code: error.code, ...error.data.params }
    throw error
  }
  return { code: 'OK' }
}
const paragraphAt = async (at = key) => (await officer.narratives.list({ year })).paragraphs.find((one) => one.key === at)

beforeAll(async () => {
  await importDemo()
})

describe('the standard paragraphs', () => {
  test('have a key of their own each, name only figures that exist, and hold no figure as digits', () => {
    const poor = rescored(snapshot2023(), (item) => ({ ...item, actual: '0', deduction: '1', deductionReason: '未完成' }))
    for (const snapshot of [snapshot2023(), withoutFigures(snapshot2023()), poor]) {
      const paragraphs = narrativeOf(snapshot)
      expect(new Set(paragraphs.map(({ key }) => key)).size).toBe(paragraphs.length)
      for (const { key, text } of paragraphs) expect(problemOf(text, figuresOf(snapshot)), key).toBeNull()
    }
  })

  test('are seven parts, and sections, points and tables are numbered without a gap', () => {
    const lines = numbered(narrativeOf(snapshot2023()))
    const labels = (kind: string) => lines.filter((line) => line.kind === kind).map(({ label }) => label)
    expect(labels('part')).toEqual(['一、', '二、', '三、', '四、', '五、', '六、', '七、'])
    expect(labels('table')).toEqual(['表1 ', '表2 '])
    let expected = 0
    for (const { kind, label } of lines) {
      if (kind === 'part' || kind === 'section') expected = 0
      if (kind === 'point') expect(label).toBe(`${++expected}. `)
    }
  })

  test('take what people wrote into records as words, whatever braces it holds', () => {
    const snapshot = rescored(snapshot2023(), (item) => (item.code === 'P1' ? { ...item, cause: '{{total}}}}{{' } : item))
    const point = narrativeOf(snapshot).find(({ key }) => key === 'analysis.deviations.below_P1')
    expect(piecesOf(point?.text ?? '').filter((piece) => 'key' in piece && piece.key === 'total')).toEqual([])
    expect(problemOf(point?.text ?? '', figuresOf(snapshot))).toBeNull()
  })
})

describe('a text', () => {
  test.each([
    ['共{{salons:unit}}，其中{{ total }}。', ['salons', 'total']],
    ['{{a}}{{b}}', ['a', 'b']],
    ['没有数据', []],
  ])('%s names its figures in order', (text, keys) => {
    expect(piecesOf(text).flatMap((piece) => ('key' in piece ? [piece.key] : []))).toEqual(keys)
  })

  test.each([
    ['发布{{artcles:unit}}', { reason: 'unknown', found: 'artcles', at: 2 }],
    ['发布{{total}', { reason: 'braces', found: '{{total}', at: 2 }],
    ['{{total}}和}}', { reason: 'braces', found: '}}', at: 10 }],
    ['{{total:次}}', { reason: 'braces', found: '{{total:次}}', at: 0 }],
    ['{{total}}分', null],
  ])('%s: what cannot be printed is found with its place', (text, problem) => {
    expect(problemOf(text, new Set(['total']))).toEqual(problem)
  })

  test('of several lines is several paragraphs, and points go on being numbered', () => {
    const paragraph = { isWritten: true, standard: '' }
    const lines = numbered([
      { ...paragraph, key: 'a', kind: 'point', text: '一\n\n 二 ' },
      { ...paragraph, key: 'b', kind: 'point', text: '' },
      { ...paragraph, key: 'c', kind: 'point', text: '三' },
    ])
    expect(lines.map(({ label, text }) => label + text)).toEqual(['1. 一', '2. 二', '3. 三'])
  })
})

describe('a written paragraph', () => {
  test('takes the place of the standard one in everything that is made of the year, is audited, and can be taken back', async () => {
    const before = await paragraphAt()
    expect(before).toMatchObject({ isWritten: false, version: null, text: before?.standard })
    const text = '线上发布推文{{articles:unit}}，累计关注{{followers:unit}}。'
    expect(await officer.narratives.write({ year, key, text, version: null })).toEqual({ year, key, version: 1 })
    expect(await paragraphAt()).toMatchObject({ isWritten: true, version: 1, text, standard: before?.standard })
    expect((await officer.evaluations.get({ year })).narrative).toEqual([{ key, text, version: 1 }])
    // the same words sent again by a connection that broke
    expect(await officer.narratives.write({ year, key, text, version: null })).toEqual({ year, key, version: 1 })
    const second = await as('office').narratives.write({ year, key, text: `${text}再加一句。`, version: 1 })
    expect(second.version).toBe(2)
    expect(await codeOf(officer.narratives.write({ year, key, text: '旧稿', version: 1 }))).toBe('STALE')
    expect(await codeOf(officer.narratives.unwrite({ year, key, version: 1 }))).toBe('STALE')
    const back = await officer.narratives.unwrite({ year, key, version: 2 })
    expect(await paragraphAt()).toMatchObject({ isWritten: false, text: before?.standard, version: back.version })
    // whoever still has the text open that was taken back is told, and does not write over the newer state
    expect(await codeOf(officer.narratives.write({ year, key, text: '旧稿', version: 2 }))).toBe('STALE')
    const entries = await db().auditEntry.findMany({ where: { source: 'report_narratives' }, orderBy: { id: 'asc' } })
    expect(entries.map(({ operation }) => operation)).toEqual(['narratives.write', 'narratives.write', 'narratives.unwrite'])
  })

  test('is refused with its place when it names a figure that does not exist, leaves braces open or is a title; nothing is written', async () => {
    const before = await db().reportNarrative.count()
    const write = (text: string, at = key) => refusal(officer.narratives.write({ year, key: at, text, version: null }))
    expect(await write('本年度发布推文{{artcles:unit}}，超额完成')).toMatchObject({
      code: 'NARRATIVE_REFUSED',
      reason: 'unknown',
      found: 'artcles',
      place: '本年度发布推文{{artcles:unit}}，超额完成',
    })
    expect(await write('发布{{articles')).toMatchObject({ code: 'NARRATIVE_REFUSED', reason: 'braces' })
    expect(await write('我的标题', 'analysis')).toMatchObject({ code: 'NARRATIVE_REFUSED', reason: 'title' })
    expect(await write('谁的段落', 'analysis.nothing')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await codeOf(as('operator').narratives.write({ year, key, text: '改', version: null }))).toBe('NOT_ALLOWED')
    expect(await db().reportNarrative.count()).toBe(before)
  })

  test('of a paragraph that the year no longer has is kept and shown as unused', async () => {
    await db().reportNarrative.create({ data: { year, key: 'analysis.deviations.below_X9', text: '原来的说明' } })
    const { unused, paragraphs } = await officer.narratives.list({ year })
    expect(unused.map(({ text }) => text)).toEqual(['原来的说明'])
    expect(paragraphs.some(({ text }) => text === '原来的说明')).toBe(false)
  })

  test('is not rewritten while the head reads it', async () => {
    await db().evaluation.create({ data: { year, state: 'reviewing' } })
    expect(await codeOf(officer.narratives.write({ year, key, text: '改', version: 3 }))).toBe('EVALUATION_STAGE')
    expect(await codeOf(officer.narratives.unwrite({ year, key, version: 3 }))).toBe('EVALUATION_STAGE')
    await db().evaluation.deleteMany({ where: { year } })
  })

  test('waits for a closed year to be reopened', async () => {
    await db().$executeRaw`update years set closed_at = now() where year = ${year}`
    expect(await codeOf(officer.narratives.write({ year, key, text: '改', version: 3 }))).toBe('YEAR_CLOSED')
    await db().$executeRaw`update years set closed_at = null where year = ${year}`
  })
})
