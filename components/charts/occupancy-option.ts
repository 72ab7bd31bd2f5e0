import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTable } from './chart-table.ts'

type Line = { name: string; rate: string | null; available: string; occupied: string; area: string }
type Words = { head: string; rate: string; available: string; occupied: string; area: string; none: string }

/** Occupancy in percent, a bar a stretch; the same with its seat-days as a table. */
export function occupancyOption(lines: Line[], words: Words): { option: EChartsCoreOption; table: ChartTable } {
  return {
    option: {
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (value === null || value === undefined ? words.none : `${value}%`) },
      xAxis: { type: 'category', data: lines.map(({ name }) => name) },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
      series: [{ name: words.rate, type: 'bar', barMaxWidth: 36, data: lines.map(({ rate }) => (rate === null ? null : Number(rate))) }],
    },
    table: {
      head: [words.head, words.rate, words.occupied, words.available, words.area],
      rows: lines.map(({ name, rate, occupied, available, area }) => [
        name,
        rate === null ? words.none : `${rate}%`,
        occupied,
        available,
        area,
      ]),
    },
  }
}
