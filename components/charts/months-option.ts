import type { EChartsCoreOption } from 'echarts/core'
import type { MonthsView } from '#lib/indicators/schema.ts'
import { wan } from '#lib/money.ts'
import type { ChartTable } from './chart-table.ts'

type Drawn = { option: EChartsCoreOption; table: ChartTable }
const frame = {
  grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
  legend: { top: 0, type: 'scroll' },
  tooltip: { trigger: 'axis' },
}

/** Payments by sub-project and month, stacked, in 万元. */
export function costsOption({ costs }: MonthsView, months: string[], subProject: string): Drawn {
  const rows = costs.map((line) => ({ name: line.subProject, values: line.paidYuan.map(wan) }))
  return {
    option: {
      ...frame,
      xAxis: { type: 'category', data: months },
      yAxis: { type: 'value' },
      series: rows.map(({ name, values }) => ({ name, type: 'bar', stack: 'paid', data: values.map(Number) })),
    },
    table: { head: [subProject, ...months], rows: rows.map(({ name, values }) => [name, ...values]), rowsAre: 'series' },
  }
}

type Words = { actual: string; target: string; none: string }

/** One indicator's actual up to each month's end, beside its target. */
export function indicatorOption(series: MonthsView['series'][number], months: string[], words: Words): Drawn {
  return {
    option: {
      ...frame,
      xAxis: { type: 'category', data: months },
      yAxis: { type: 'value' },
      series: [
        {
          name: words.actual,
          type: 'line',
          connectNulls: false,
          data: series.actuals.map((value) => (value === null ? null : Number(value))),
        },
        { name: words.target, type: 'line', symbol: 'none', lineStyle: { type: 'dashed' }, data: months.map(() => Number(series.target)) },
      ],
    },
    table: {
      head: [series.name, ...months],
      rowsAre: 'series',
      rows: [
        [words.actual, ...series.actuals.map((value) => value ?? words.none)],
        [words.target, ...months.map(() => series.target)],
      ],
    },
  }
}
