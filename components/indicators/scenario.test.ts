import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreItem } from '#lib/evaluations/rules.ts'
import { snapshot2023 } from '#lib/testing/snapshot2023.ts'
import { csvOf, reachOf, scenarioOf } from './scenario.ts'

const real = snapshot2023()
const still = { actuals: {}, targets: {}, weights: {} }

describe('what if', () => {
  test('nothing is moved, everything is as it is', () => {
    const { rows, total, grade } = scenarioOf(real.items, still)
    expect({ total, grade }).toEqual({ total: real.total, grade: real.grade })
    expect(rows.map(({ score, isMoved }) => [score, isMoved])).toEqual(real.items.map(({ score }) => [score, false]))
  })

  test('anything is moved, it is scored by the house’s own rules, deductions included, and only where it was moved', () => {
    const anyMoves = fc.record({
      code: fc.constantFrom(...real.items.map(({ code }) => code)),
      actual: fc.integer({ min: 0, max: 20_000 }).map(String),
      target: fc.integer({ min: 1, max: 20_000 }).map(String),
      weight: fc.integer({ min: 1, max: 40 }).map(String),
    })
    fc.assert(
      fc.property(anyMoves, ({ code, actual, target, weight }) => {
        const { rows } = scenarioOf(real.items, { actuals: { [code]: actual }, targets: { [code]: target }, weights: { [code]: weight } })
        for (const row of rows) {
          if (row.real.code !== code) expect(row.score).toBe(row.real.score)
          else {
            const base = Number(scoreItem({ operator: row.real.operator, target, weight, actual }))
            expect(Number(row.score)).toBeCloseTo(Math.max(0, base - Number(row.real.deduction)), 6)
          }
        }
      }),
    )
  })

  test('a target or weight of nothing is not taken, and a code that there is not moves nothing', () => {
    const { total } = scenarioOf(real.items, { actuals: { X9: '1' }, targets: { P1: '0' }, weights: { P1: '0' } })
    expect(total).toBe(real.total)
  })

  test('a slider reaches beyond target and actual, a rate’s to 100', () => {
    for (const item of real.items) {
      const reach = reachOf(item)
      if (item.unit === '%') expect(reach).toBe(100)
      else expect(reach).toBeGreaterThanOrEqual(Math.max(Number(item.target), Number(item.actual ?? 0)))
    }
  })

  test('a spreadsheet of it has every indicator and both totals, and no formula', () => {
    const [first, ...others] = real.items
    if (!first) throw new Error('none')
    const csv = csvOf(['编码', '指标'], scenarioOf([{ ...first, name: '=cmd|1' }, ...others], still), real)
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(real.items.length + 2)
    expect(lines[1]).toContain(`"'=cmd|1"`)
    expect(lines.at(-1)).toContain(`"${real.total}"`)
  })
})
