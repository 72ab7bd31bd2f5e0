import { money, nameOf, number, type PrintedFigure } from '../evaluations/report/figures.ts'
import type { MonitoredFund, MonitoringContent, MonitoringText, Outlook, SnapshotHead } from './schema.ts'

/** What a document is made of: a snapshot and the texts that belong to it. */
export type Printable = { head: SnapshotHead; content: MonitoringContent; texts: readonly MonitoringText[] }

export const outlookNames: Record<Outlook, string> = { certain: '能完成', likely: '可能性较大', unlikely: '不能完成' }

/** Where the monitoring is shown inside the app: the snapshot that was printed. */
export const monitoringPath = ({ year }: MonitoringContent, number: number): string => `/evaluations/mid-year?year=${year}&number=${number}`

/** Every figure that the documents may print, by key: `O1_actual`, `paid`, `expected_2` … All of them come from the snapshot. */
export function figuresOfMonitoring({ head, content }: Printable): Map<string, PrintedFigure> {
  const page = monitoringPath(content, head.number)
  const { funds, items } = content
  const all = [
    number('schedule', '序时进度', content.duePercent, '%', page),
    number('target_progress', '绩效目标进度', content.targetProgressPercent, '%', page),
    number('items', '绩效指标数', String(items.length), '个', page),
    number('missing', '未填报的指标数', String(content.missing.length), '个', page),
    number('behind', '进度滞后的指标数', String(items.filter(({ isBehind }) => isBehind).length), '个', page),
    ...fundFigures('', '', funds),
    ...funds.lines.flatMap((line, at) => fundFigures(`_${at + 1}`, line.subProject, line)),
    ...items.flatMap(({ code, name, unit, trace, ...item }) => [
      number(`${nameOf(code)}_target`, `${name}年度指标值`, item.target, unit, trace),
      number(`${nameOf(code)}_actual`, `${name}1—6月执行情况`, item.actual, unit, trace),
      number(`${nameOf(code)}_progress`, `${name}完成进度`, item.progressPercent, '%', trace),
      number(`${nameOf(code)}_forecast`, `${name}全年预计完成`, item.forecast?.value ?? null, unit, trace),
    ]),
  ]
  return new Map(all.map((figure) => [figure.key, figure]))
}

const fundFigures = (suffix: string, name: string, fund: MonitoredFund): PrintedFigure[] => [
  money(`initial${suffix}`, `${name}年初预算数`, fund.initialYuan, fund.traces.initial),
  money(`budget${suffix}`, `${name}调整后预算数`, fund.adjustedYuan, fund.traces.adjusted),
  money(`paid${suffix}`, `${name}1—6月执行数`, fund.paidYuan, fund.traces.paid),
  number(`rate${suffix}`, `${name}1—6月执行率`, fund.ratePercent, '%', fund.traces.paid),
  fund.forecast
    ? money(`expected${suffix}`, `${name}全年预计执行数`, fund.forecast.value, fund.traces.paid)
    : number(`expected${suffix}`, `${name}全年预计执行数`, null, '万元', fund.traces.paid),
]
