import { parseArgs } from 'node:util'
import { db } from '../db.ts'
import { snapshotOf } from '../evaluations/read.ts'
import { Decimal } from '../money.ts'
import { withDatabase } from './database.ts'

/** `npm run actuals -- --year 2023`: the year's indicators, actuals and scores as JSON, computed from records at this moment. */
const { values } = parseArgs({ options: { year: { type: 'string' } } })
const year = Number(values.year)
if (!Number.isInteger(year) || year < 2000 || year > 2099) {
  console.error('npm run actuals -- --year 2023')
  process.exit(2)
}

const grades = { excellent: '优', good: '良', fair: '中', poor: '差' }
const number = (text: string | null) => (text === null ? null : new Decimal(text).toNumber())

await withDatabase(async () => {
  const { items, funds, total, grade, figures, unexplained, missing } = await snapshotOf(db(), year)
  const answer = {
    year,
    budgetWan: number(new Decimal(funds.adjustedYuan).div(10_000).toFixed()),
    paidWan: number(new Decimal(funds.paidYuan).div(10_000).toFixed()),
    signInHeads: number(figures.attendance.value),
    surveyResponses: number(figures.responses.value),
    total: number(total),
    grade: grade && grades[grade],
    missing,
    unexplained,
    items: items.map(({ code, name, target, unit, weight, actual, score, deviationPercent }) => ({
      ...{ code, name, unit },
      target: number(target),
      weight: number(weight),
      actual: number(actual),
      score: number(score),
      deviationPct: number(deviationPercent),
    })),
  }
  process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`)
})
