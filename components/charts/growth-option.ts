import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTable } from './chart-table.ts'

type Drawn = { option: EChartsCoreOption; table: ChartTable }
type Series = { name: string; values: (number | null)[] }
const frame = {
  grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
  legend: { top: 0, type: 'scroll' },
  tooltip: { trigger: 'axis' },
}
const tableOf = (days: string[], dayWord: string, series: Series[], none: string): ChartTable => ({
  head: [dayWord, ...series.map(({ name }) => name)],
  rows: days.map((day, at) => [day, ...series.map(({ values }) => String(values[at] ?? none))]),
})

/** Sums that grow from day to day: a line each, unbroken over days on which nobody looked. */
export function growthOption(days: string[], series: Series[], words: { day: string; none: string }): Drawn {
  return {
    option: {
      ...frame,
      xAxis: { type: 'category', data: days },
      yAxis: { type: 'value', scale: true },
      series: series.map(({ name, values }) => ({ name, type: 'line', connectNulls: true, data: values })),
    },
    table: tableOf(days, words.day, series, words.none),
  }
}

/** Followers: who came (up) and went (down) as bars, the total as a line on a scale of its own. A day without figures is a gap. */
export function followersOption(
  days: { name: string; came: number | null; went: number | null; total: number | null }[],
  words: { day: string; came: string; went: string; total: string; none: string },
): Drawn {
  const names = days.map(({ name }) => name)
  const [came, went, total] = [days.map((one) => one.came), days.map((one) => one.went), days.map((one) => one.total)]
  return {
    option: {
      ...frame,
      xAxis: { type: 'category', data: names },
      yAxis: [
        { type: 'value', scale: true },
        { type: 'value', minInterval: 1, splitLine: { show: false } },
      ],
      series: [
        { name: words.total, type: 'line', showSymbol: days.length < 40, connectNulls: false, z: 3, data: total },
        { name: words.came, type: 'bar', stack: 'flow', yAxisIndex: 1, barMaxWidth: 24, data: came },
        { name: words.went, type: 'bar', stack: 'flow', yAxisIndex: 1, barMaxWidth: 24, data: went.map((value) => value && -value) },
      ],
    },
    table: tableOf(
      names,
      words.day,
      [
        { name: words.came, values: came },
        { name: words.went, values: went },
        { name: words.total, values: total },
      ],
      words.none,
    ),
  }
}
