import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusDays, toColumn } from '../day.ts'
import { db } from '../db.ts'
import type { Formula } from '../indicators/schema.ts'
import { type NamedPeriod, readPeriod } from '../period.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { boardOf } from './board.ts'

testDatabase()

/** The day it is in these tests. */
const today = '2026-05-20'
const articles = (day: string, count: number) =>
  db().article.createMany({
    data: Array.from({ length: count }, () => ({ mid: randomUUID(), idx: 1, title: '推文', publishedOn: toColumn(day) })),
  })
const term = (measure: Formula['numerator']['measure'], reducer: Formula['numerator']['reducer'] = 'sum') => ({
  measure,
  reducer,
  facets: [],
})
const indicator = (code: string, formula: Formula, rest: object = {}) =>
  db().indicator.create({
    data: {
      ...{
        year: 2026,
        code,
        level1: '产出',
        level2: '数量',
        name: code,
        operator: '≥',
        target: '60',
        unit: '篇',
        weight: '50',
        position: 1,
      },
      formula,
      ...rest,
    },
  })
const inspection = (inspectedOn: string, passed: boolean) =>
  db().inspection.create({ data: { area: '大厅', item: randomUUID(), inspectedOn: toColumn(inspectedOn), passed } })
const payment = (paidOn: string, amountYuan: string) =>
  db().payment.create({
    data: {
      subProject: '活动',
      category: '其他',
      summary: '付款',
      amountYuan,
      paidOn: toColumn(paidOn),
      accrualMonth: toColumn(`${paidOn.slice(0, 8)}01`),
    },
  })

beforeAll(async () => {
  await indicator('推文', { numerator: term('articles.published'), denominator: null, scale: '1' })
  const passed = { numerator: term('inspections.passed'), denominator: term('inspections.done'), scale: '100' }
  await indicator('达标率', passed, { unit: '%', target: '90', weight: '20', position: 2 })
  await indicator(
    '关注',
    { numerator: term('followers.total', 'last'), denominator: null, scale: '1' },
    { target: '100', weight: '10', position: 3 },
  )
  const spent = { numerator: term('costs.paid'), denominator: term('budget.adjusted'), scale: '100' }
  await indicator('执行率', spent, { unit: '%', target: '100', weight: '10', position: 4 })
  const silent = { numerator: term('matches.met'), denominator: null, scale: '1' }
  await indicator('洽谈', silent, { weight: '10', position: 5 })
  for (const [day, count] of [
    ...[
      ['2025-02-10', 10],
      ['2025-04-10', 10],
      ['2025-05-10', 4],
      ['2025-05-28', 6],
      ['2025-09-10', 20],
    ],
    ...[
      ['2026-02-10', 10],
      ['2026-04-08', 3],
      ['2026-04-30', 5],
      ['2026-05-11', 6],
    ],
  ] as [string, number][])
    await articles(day, count)
  for (const [day, passed] of [
    ...[
      ['2025-05-02', true],
      ['2025-05-03', false],
    ],
    ...[
      ['2026-04-02', true],
      ['2026-05-02', true],
      ['2026-05-03', true],
      ['2026-05-04', false],
    ],
  ] as [string, boolean][])
    await inspection(day, passed)
  for (const [day, total] of [
    ['2026-04-30', 200],
    ['2026-05-01', 210],
    ['2026-05-04', 220],
  ] as const)
    await db().followerDay.create({ data: { day: toColumn(day), totalUsers: total } })
  await db().budgetLine.create({
    data: { year: 2026, level1: '一', level2: '二', subProject: '活动', initialYuan: '100000', control: 'warn' },
  })
  await payment('2026-03-10', '30000')
  await payment('2026-05-10', '20000')
})

const period = (text: string): NamedPeriod => {
  const found = readPeriod(text)
  if (!found) throw new Error(`${text} is no period`)
  return found
}
const boardIn = (text: string, now = today) => boardOf(db(), period(text), now)
async function itemIn(text: string, code: string, now = today) {
  const { items } = await boardIn(text, now)
  const item = items.find((one) => one.code === code)
  if (!item) throw new Error(`${code} is not on the board`)
  return item
}

describe('a period', () => {
  test('shows what it brought itself, while scores speak of the year up to its end', async () => {
    const april = await itemIn('2026-04', '推文')
    expect(april).toMatchObject({ actual: '18', inPeriod: { actual: '8' }, score: '15.00' })
    expect(await boardIn('2026-04')).toMatchObject({ asOf: '2026-04-30', schedule: 120 / 365 })
    expect(await boardIn('2026')).toMatchObject({ asOf: today })
  })

  test('is compared with the same days of last year and with as many of the period before', async () => {
    const month = await itemIn('2026-05', '推文')
    // until the 20th: 6 now; 4 a year before (not those of the 28th); 3 in April (not those of the 30th)
    expect(month.inPeriod.actual).toBe('6')
    expect(month.lastYear).toMatchObject({ base: '4', change: '50', in: 'percent' })
    expect(month.previous).toMatchObject({ base: '3', change: '100' })
    expect((await itemIn('2026', '推文')).lastYear).toMatchObject({ base: '24', change: '0' })
    expect((await boardIn('2026-05')).spans).toEqual({
      now: { from: '2026-05-01', to: today },
      lastYear: { from: '2025-05-01', to: '2025-05-20' },
      previous: { from: '2026-04-01', to: '2026-04-20' },
    })
    expect((await itemIn('2026-05-11..2026-05-12', '推文')).previous).toMatchObject({ base: null, reason: 'missing' })
  })

  test('tells a share’s change in percentage points, and none against nothing', async () => {
    const share = await itemIn('2026-05', '达标率')
    expect(share.lastYear).toMatchObject({ base: '50', change: '16.67', in: 'points' })
    expect(share.previous).toMatchObject({ base: '100', change: '-33.33', in: 'points' })
    expect((await itemIn('2026-01', '推文')).lastYear).toMatchObject({ change: null, reason: 'missing' })
    expect((await itemIn('2026-05', '关注')).lastYear).toMatchObject({ change: null, reason: 'missing' })
    expect((await itemIn('2026-05', '关注')).previous).toMatchObject({ base: null, reason: 'missing' })
  })

  test('holds what was paid in it against the year’s budget, and its trace says the same', async () => {
    const may = await itemIn('2026-05', '执行率')
    expect(may).toMatchObject({ actual: '50', inPeriod: { actual: '20' } })
    const { searchParams } = new URL(may.inPeriod.trace, 'http://house')
    const asked = { year: 2026, code: '执行率', from: searchParams.get('from') ?? '', to: searchParams.get('to') ?? '' }
    expect((await as('viewer').indicators.trace(asked)).actual).toBe('20')
  })

  test('an address that names no period is refused', async () => {
    await expect(as('viewer').board.year({ period: '2026Q9' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('the year’s end', () => {
  test('is foreseen by last year’s share where there was one, at the pace without, and levels are held', async () => {
    // last year 24 of 50 by this day (20 + 10 × 20 ÷ 31 as months go): 24 ÷ share
    expect((await itemIn('2026', '推文')).forecast).toMatchObject({ method: 'seasonal', value: '45' })
    const money = (await boardIn('2026')).funds.lines[0]
    expect(money?.forecast).toMatchObject({ method: 'pace', value: '130357' })
    expect(money?.balanceYuan).toBe('30357.00')
    expect((await itemIn('2026', '执行率')).forecast).toMatchObject({ method: 'pace', value: '130.36' })
    expect((await itemIn('2026', '关注')).forecast).toMatchObject({ method: 'held', value: '220' })
    expect((await itemIn('2026', '洽谈')).forecast).toBeNull()
  })

  test('comes to an expected total between a worse and a better one, without a grade while a figure is missing', async () => {
    const { expected, total } = await boardIn('2026')
    expect(expected.grade).toBeNull()
    const [low, value, high] = [expected.low, expected.total, expected.high].map(Number)
    expect(low).toBeLessThanOrEqual(value ?? 0)
    expect(value).toBeLessThanOrEqual(high ?? 0)
    expect(value).toBeGreaterThan(Number(total))
  })

  test('once it is over, is what it came to', async () => {
    const { items, expected, total } = await boardIn('2026', '2027-02-01')
    for (const { forecast, actual } of items)
      expect(forecast && [forecast.method, forecast.value, forecast.low, forecast.high]).toEqual(
        actual && ['final', actual, actual, actual],
      )
    expect(expected.total).toBe(total)
  })
})

describe('how new a figure is', () => {
  test('is told by its newest record that counts, and by the days that have none', async () => {
    expect(await itemIn('2026', '推文')).toMatchObject({ newestOn: '2026-05-11', ageDays: 9, missingDays: null })
    // from 30 April to 19 May, of which three days are there; today's figures come tomorrow
    expect(await itemIn('2026', '关注')).toMatchObject({ newestOn: '2026-05-04', ageDays: 16, missingDays: 17 })
    expect(await itemIn('2026-05', '关注')).toMatchObject({ missingDays: 17 })
    expect(await itemIn('2026', '洽谈')).toMatchObject({ newestOn: null, ageDays: null, missingDays: null })
  })
})

test('less is better for some: the better end of such a forecast is its lower one', async () => {
  await indicator(
    '支出',
    { numerator: term('costs.paid'), denominator: null, scale: '1' },
    { operator: '≤', target: '100000', unit: '元', weight: '10', position: 6 },
  )
  const { forecast, forecastScore } = await itemIn('2026', '支出')
  expect(Number(forecast?.low)).toBeLessThan(Number(forecast?.high))
  expect(Number(forecastScore?.low)).toBeLessThan(Number(forecastScore?.high))
  await db().indicator.deleteMany({ where: { code: '支出' } })
})

test('a year without indicators is empty, and one without any records is missing throughout', async () => {
  expect((await boardIn('2031')).items).toEqual([])
  const before = await boardIn('2026-01', plusDays('2026-01-01', 3))
  expect(before.items.filter(({ actual }) => actual !== null).map(({ code }) => code)).toEqual(['执行率'])
})
