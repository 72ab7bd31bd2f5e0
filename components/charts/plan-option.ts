import type { EChartsCoreOption } from 'echarts/core'
import { Decimal, wan } from '#lib/money.ts'
import type { PlanMonth } from '#lib/spending/schema.ts'
import type { ChartTable } from './chart-table.ts'

type Words = { month: string; budget: string; paid: string; due: string; rate: string; schedule: string; none: string }

/** The budget as adjusted, what was paid so far, and what would be paid by now if it went evenly; in 万元. */
export function planOption(months: readonly PlanMonth[], names: string[], words: Words): { option: EChartsCoreOption; table: ChartTable } {
  const due = ({ budgetYuan, schedule }: PlanMonth) => new Decimal(budgetYuan).mul(schedule).div(1_000_000).toFixed(2)
  const line = (name: string, values: (string | null)[], more: object) => ({
    ...{ name, type: 'line', symbolSize: 6, connectNulls: false },
    ...{ data: values.map((value) => (value === null ? null : Number(value))), ...more },
  })
  const lines = [
    line(
      words.budget,
      months.map(({ budgetYuan }) => wan(budgetYuan)),
      { step: 'end', symbol: 'none', lineStyle: { type: 'dashed' } },
    ),
    line(
      words.paid,
      months.map(({ paidYuan, isToCome }) => (isToCome ? null : wan(paidYuan))),
      { areaStyle: { opacity: 0.12 } },
    ),
    line(words.due, months.map(due), { symbol: 'none', lineStyle: { type: 'dotted' } }),
  ]
  return {
    option: {
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', boundaryGap: false, data: names },
      yAxis: { type: 'value', min: 0 },
      series: lines,
    },
    table: {
      head: [words.month, words.budget, words.paid, words.due, words.rate, words.schedule],
      rows: months.map((month, at) => [
        ...[names[at] ?? '', wan(month.budgetYuan), month.isToCome ? words.none : wan(month.paidYuan), due(month)],
        ...[month.isToCome || month.rate === null ? words.none : `${month.rate}%`, `${month.schedule}%`],
      ]),
    },
  }
}
