import type { EChartsCoreOption } from 'echarts/core'
import { wan } from '#lib/money.ts'
import type { ChartTable } from './chart-table.ts'

type Drawn = { option: EChartsCoreOption; table: ChartTable }
type Bar = { name: string; yuan: string; share: string | null }
type Words = { head: string; amount: string; share: string }
/** Bars that are drawn at most; the table beside them has all. */
export const mostBars = 15

/** How the parts of a whole compare: a bar each, the largest on top, in 万元. */
export function sharesOption(bars: readonly Bar[], words: Words): Drawn {
  const drawn = bars.slice(0, mostBars)
  return {
    option: {
      grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', axisLabel: { hideOverlap: true } },
      yAxis: { type: 'category', inverse: true, data: drawn.map(({ name }) => name), axisLabel: { width: 110, overflow: 'truncate' } },
      series: [
        {
          name: words.amount,
          type: 'bar',
          barMaxWidth: 22,
          cursor: 'pointer',
          data: drawn.map(({ yuan }) => Number(wan(yuan))),
          label: { show: true, position: 'right', formatter: ({ dataIndex }: { dataIndex: number }) => shareText(drawn[dataIndex]?.share) },
        },
      ],
    },
    table: {
      head: [words.head, words.amount, words.share],
      rows: bars.map(({ name, yuan, share }) => [name, wan(yuan), shareText(share)]),
    },
  }
}
const shareText = (share: string | null | undefined): string => (share ? `${share}%` : '—')

type Stack = { name: string; yuan: readonly string[] }
/** Months side by side, each of its sub-projects on top of the other, in 万元. */
export function stacksOption(stacks: readonly Stack[], months: string[], head: string): Drawn {
  const rows = stacks.map(({ name, yuan }) => ({ name, values: yuan.map(wan) }))
  return {
    option: {
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months },
      yAxis: { type: 'value' },
      series: rows.map(({ name, values }) => ({
        name,
        type: 'bar',
        stack: 'paid',
        barMaxWidth: 42,
        cursor: 'pointer',
        data: values.map(Number),
      })),
    },
    table: { head: [head, ...months], rows: rows.map(({ name, values }) => [name, ...values]), rowsAre: 'series' },
  }
}
