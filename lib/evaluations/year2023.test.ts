import { beforeAll, describe, expect, test } from 'vitest'
import { yearToDate } from '../day.ts'
import { atOneMoment, db } from '../db.ts'
import { traceTerm } from '../facts/read.ts'
import { indicatorsOf } from '../indicators/read.ts'
import { Decimal } from '../money.ts'
import { testDatabase } from '../testing/database.ts'
import { expected, importDemo } from '../testing/demo.ts'
import { readForm } from './form/read.ts'
import { makeForm } from './form.ts'
import { snapshotOf } from './read.ts'
import { readFigures } from './report/read.ts'
import { makeReport } from './report/report.ts'
import type { Snapshot } from './schema.ts'

testDatabase()
const wanted = expected()
let snapshot: Snapshot
beforeAll(async () => {
  await importDemo()
  snapshot = await atOneMoment((tx) => snapshotOf(tx, 2023))
})

describe('2023 scores itself from its records', () => {
  test('every actual, score and deviation equals the expected one to the last digit', () => {
    const computed = snapshot.items.map(({ code, name, target, unit, weight, actual, score, deviationPercent }) => ({
      ...{ code, name, unit },
      target: Number(target),
      weight: Number(weight),
      actual: Number(actual),
      score: Number(score),
      deviationPct: Number(deviationPercent),
    }))
    expect(computed).toEqual(wanted.items)
  })

  test('the total is 97.00 and the grade 优', () => {
    expect(snapshot.total).toBe('97.00')
    expect(snapshot.grade).toBe('excellent')
    expect(snapshot.missing).toEqual([])
  })

  test('budget, payments, heads and valid answers are those of the files', () => {
    expect(Number(snapshot.funds.adjustedYuan) / 10_000).toBe(wanted.budgetWan)
    expect(Number(snapshot.funds.paidYuan) / 10_000).toBe(wanted.paidWan)
    expect(Number(snapshot.figures.attendance.value)).toBe(wanted.signInHeads)
    expect(Number(snapshot.figures.responses.value)).toBe(wanted.surveyResponses.valid)
  })

  test('the parts of the money add up to the whole, to the fen', () => {
    const sum = snapshot.funds.lines.reduce((total, { paidYuan }) => total.add(paidYuan), new Decimal(0))
    expect(sum.toFixed(2)).toBe(new Decimal(snapshot.funds.paidYuan).toFixed(2))
  })
})

describe('the documents say what the records say', () => {
  test('every actual and score, the money and the total are read back out of the Word report', async () => {
    const printed = readFigures(new Uint8Array(await makeReport(snapshot, { baseUrl: 'http://localhost:3000' })))
    for (const { code, actual, score } of wanted.items) {
      expect(Number(printed.get(`${code}_actual`)), code).toBe(actual)
      expect(Number(printed.get(`${code}_score`)), code).toBe(score)
    }
    expect(Number(printed.get('total'))).toBe(wanted.total)
    expect(printed.get('grade')).toBe(wanted.grade)
    expect(printed.get('budget')).toBe('152.50')
    expect(printed.get('paid')).toBe('144.88')
  })

  test('and out of the Excel form', async () => {
    const printed = await readForm(new Uint8Array(await makeForm(snapshot)))
    for (const { code, actual, score } of wanted.items) {
      expect(Number(printed.get(`${code}_actual`)), code).toBe(actual)
      expect(Number(printed.get(`${code}_score`)), code).toBe(score)
    }
    expect(Number(printed.get('total'))).toBe(wanted.total)
    expect(Number(printed.get('paid'))).toBe(wanted.paidWan)
  })
})

describe('every actual opens down to its records', () => {
  test('the counted records of each term add up to its value', async () => {
    const period = yearToDate(2023)
    for (const { code, formula } of await indicatorsOf(db(), 2023)) {
      for (const term of [formula?.numerator, formula?.denominator]) {
        if (!term) continue
        const trace = await traceTerm(db(), term, period)
        if (term.reducer === 'months_covered') continue
        const sum = trace.counted.reduce((total, { value }) => total.add(value ?? 0), new Decimal(0))
        expect(sum.toFixed(), `${code} ${term.measure}`).toBe(new Decimal(trace.value ?? 0).toFixed())
      }
    }
  })

  test('what was meant to count and does not stands there with the reason', async () => {
    const period = yearToDate(2023)
    const salons = await traceTerm(db(), { measure: 'salons.held', reducer: 'sum', facets: [] }, period)
    expect(salons.excluded.map(({ excluded, title }) => [excluded, title])).toEqual([
      ['cancelled', 'HD-2023-07 “倾”沙龙：港澳律师执业沙龙'],
      ['evidence_missing', 'HD-2023-08 “倾”沙龙：航运物流协作'],
    ])
    const answers = await traceTerm(db(), { measure: 'surveys.responses', reducer: 'sum', facets: [] }, period)
    expect(answers.excluded.map(({ excluded }) => excluded)).toEqual(['superseded'])
    const articles = await traceTerm(db(), { measure: 'articles.published', reducer: 'sum', facets: [] }, period)
    expect(articles.after.map(({ title }) => title)).toEqual(['新年寄语'])
    const contracts = await traceTerm(db(), { measure: 'contracts.consistent', reducer: 'sum', facets: [] }, period)
    expect(contracts.excluded.map(({ excluded, title }) => [excluded, title])).toEqual([['finding_open', 'HT-2023-03 运营服务合同']])
  })

  test('each record names the file, sheet and row that it came from', async () => {
    const trace = await traceTerm(db(), { measure: 'costs.paid', reducer: 'sum', facets: ['场地租赁费'] }, yearToDate(2023))
    expect(trace.counted[0]?.origin).toMatchObject({ fileName: '05-支出台账.xlsx', sheet: '支出', rowNo: 2 })
  })
})
