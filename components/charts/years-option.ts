import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTable } from './chart-table.ts'

type Year = { name: string; shares: (number | null)[] }

/** How much of its points each indicator reached, in percent: the indicators along the axis, a bar for each year, the oldest first. */
export function yearsOption(
  indicators: string[],
  years: Year[],
  words: { indicator: string; none: string },
): { option: EChartsCoreOption; table: ChartTable } {
  return {
    option: {
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: indicators },
      yAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
      series: years.map(({ name, shares }) => ({ name, type: 'bar', barMaxWidth: 18, data: shares })),
    },
    table: {
      head: [words.indicator, ...years.map(({ name }) => name)],
      rows: indicators.map((indicator, at) => [
        indicator,
        ...years.map(({ shares }) => (shares[at] === null ? words.none : `${shares[at]}%`)),
      ]),
    },
  }
}
