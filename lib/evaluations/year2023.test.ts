import { beforeAll, describe, expect, test } from 'vitest'
import { yearToDate } from '../day.ts'
import { atOneMoment, db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { traceTerm } from '../facts/read.ts'
import { indicatorsOf } from '../indicators/read.ts'
import { Decimal } from '../money.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { expected, importDemo } from '../testing/demo.ts'
import { readForm } from './form/read.ts'
import { makeForm } from './form.ts'
import { snapshotOf } from './read.ts'
import { readFigures } from './report/read.ts'
import { makeReport } from './report/report.ts'
import { scoreItem } from './rules.ts'
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

describe('the year in another layout', () => {
  const officer = as('officer')
  const layout = (framework: string) => officer.frameworks.layout({ year: 2023, framework })

  test('the set of 2023 in its own layout is what it was', async () => {
    const { snapshot, places } = await layout('guangdong')
    const own = await officer.evaluations.get({ year: 2023 })
    expect(snapshot?.items.map(({ code, weight, score }) => [code, Number(weight), score])).toEqual(
      own.items.map(({ code, weight, score }) => [code, Number(weight), score]),
    )
    expect(snapshot?.total).toBe('97.00')
    expect(places.some(({ isDoubtful }) => isDoubtful)).toBe(false)
  })

  test('the national layout spreads 10, 50, 30 and 10 points, scores by the same rules, and says where it guessed', async () => {
    const { snapshot, places, framework } = await layout('national')
    if (!snapshot) throw new Error('nothing to print')
    expect(snapshot.weight).toBe('100')
    for (const { name, weight } of framework.groups)
      expect(Decimal.sum(...snapshot.items.filter(({ level1 }) => level1 === name).map((item) => item.weight)).eq(weight), name).toBe(true)
    for (const item of snapshot.items) expect(item.score).toBe(scoreItem(item))
    expect(Decimal.sum(...snapshot.items.map(({ score }) => score ?? 0)).toFixed(2)).toBe(snapshot.total)
    expect(places.filter(({ isDoubtful }) => isDoubtful).map(({ code }) => code)).toEqual(['P2', 'P3', 'P4'])
    expect(places.find(({ code }) => code === 'B4')).toMatchObject({ group: 'satisfaction', level2: '服务对象满意度' })
  })

  test('form and report are printed in the layout asked for, figure by figure', async () => {
    const { snapshot } = await layout('national')
    const form = await readForm(new Uint8Array(await (await officer.evaluations.form({ year: 2023, framework: 'national' })).arrayBuffer()))
    const report = readFigures(
      new Uint8Array(await (await officer.evaluations.report({ year: 2023, framework: 'national' })).arrayBuffer()),
    )
    for (const { code, weight, score } of snapshot?.items ?? []) {
      expect(Number(form.get(`${code}_weight`)), code).toBe(Number(weight))
      expect(Number(form.get(`${code}_score`)), code).toBe(Number(score))
      expect(report.get(`${code}_score`), code).toBe(score)
    }
    expect(report.get('total')).toBe(snapshot?.total)
    const own = await readForm(new Uint8Array(await (await officer.evaluations.form({ year: 2023 })).arrayBuffer()))
    expect(Number(own.get('total'))).toBe(97)
  })

  test('an indicator goes where a person puts it; a group that nothing is left in is named, and nothing is printed', async () => {
    const at = { year: 2023, framework: 'national' }
    const before = await layout('national')
    const moved = await officer.frameworks.place({ ...at, code: 'P2', group: 'benefit', version: before.setVersion })
    expect((await layout('national')).places.find(({ code }) => code === 'P2')).toMatchObject({
      group: 'benefit',
      isChosen: true,
      isDoubtful: false,
    })
    expect(await codeOf(officer.frameworks.place({ ...at, code: 'P2', group: null, version: before.setVersion }))).toBe('STALE')
    expect(await codeOf(officer.frameworks.place({ ...at, code: 'P2', group: 'nowhere', version: moved.version }))).toBe('NOT_FOUND')
    const emptied = await officer.frameworks.place({ ...at, code: 'B4', group: 'benefit', version: moved.version })
    expect((await layout('national')).problem).toEqual({ reason: 'group_empty', name: '满意度' })
    const told = await officer.evaluations.form(at).catch((error) => (isUserError(error) ? error : Promise.reject(error)))
    expect(told).toMatchObject({ code: 'FRAMEWORK_UNFIT', data: { params: { reason: 'group_empty', name: '满意度' } } })
    await officer.frameworks.place({ ...at, code: 'B4', group: null, version: emptied.version })
    expect((await layout('national')).problem).toBeNull()
    expect(await codeOf(officer.evaluations.report({ year: 2023, framework: 'martian' }))).toBe('NOT_FOUND')
  })
})
