import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTable } from './chart-table.ts'

/** What a meter counted, a bar a month; the same as a table. */
export function usageOption(
  months: { month: string; usage: string }[],
  words: { month: string; usage: string },
): {
  option: EChartsCoreOption
  table: ChartTable
} {
  return {
    option: {
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months.map(({ month }) => month) },
      yAxis: { type: 'value' },
      series: [{ name: words.usage, type: 'bar', barMaxWidth: 36, data: months.map(({ usage }) => Number(usage)) }],
    },
    table: { head: [words.month, words.usage], rows: months.map(({ month, usage }) => [month, usage]) },
  }
}
