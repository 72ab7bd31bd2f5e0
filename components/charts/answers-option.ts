import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTable } from './chart-table.ts'

type Choice = { name: string; count: number; percent: string }
type Words = { head: string; count: string; percent: string }

/** How many chose each answer of one question: a bar each, in the order in which they were offered. */
export function answersOption(choices: readonly Choice[], words: Words): { option: EChartsCoreOption; table: ChartTable } {
  return {
    option: {
      grid: { left: 8, right: 96, top: 8, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: choices.map(({ name }) => name), axisLabel: { width: 110, overflow: 'truncate' } },
      series: [
        {
          name: words.count,
          type: 'bar',
          barMaxWidth: 22,
          data: choices.map(({ count }) => count),
          label: {
            show: true,
            position: 'right',
            formatter: ({ dataIndex }: { dataIndex: number }) => `${choices[dataIndex]?.count} (${choices[dataIndex]?.percent}%)`,
          },
        },
      ],
    },
    table: {
      head: [words.head, words.count, words.percent],
      rows: choices.map(({ name, count, percent }) => [name, String(count), `${percent}%`]),
    },
  }
}
