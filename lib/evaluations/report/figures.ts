import { yearToDate } from '../../day.ts'
import { termPath } from '../../facts/rules.ts'
import { Decimal, plain, wan } from '../../money.ts'
import { isMet, isMissing, isOutput, isShort, resultOf, total } from '../rules.ts'
import type { Figure, Grade, Overshoot, ScoredItem, Snapshot } from '../schema.ts'

/** A figure as the documents print it. `text` is null for 未填报; `exact` is there when `text` is rounded. */
export type PrintedFigure = { key: string; name: string; text: string | null; exact: string | null; unit: string; trace: string }

/** What a figure says when nothing was reported: missing is never zero. */
export const unreported = '未填报'
/** How the reviewer's reading of a result far above its target is called. */
export const overshootNames: Record<Overshoot, string> = {
  target_low: '指标值设置偏低',
  policy: '政策或市场因素',
  one_off: '一次性因素',
  effort: '工作超额完成',
}
export const gradeNames: Record<Grade, string> = { excellent: '优', good: '良', fair: '中', poor: '差' }
/** 月 after a number reads as a month of the calendar, so a count of months says 个月. */
export const unitAfterNumber = (unit: string): string => (unit === '月' ? '个月' : unit)

/** A decimal text with at most 2 decimals, rounded half up, as documents print it. */
export const printed = (value: string): string => new Decimal(value).toDecimalPlaces(2).toFixed()
const exactUnlessPrinted = (value: string): string | null => (new Decimal(value).eq(printed(value)) ? null : new Decimal(value).toFixed())

/** A code as part of a name in Word or Excel: letters, digits and _ only, different for different codes. */
export const nameOf = (code: string): string =>
  code.replace(/[^\p{L}\p{Nd}]/gu, (sign) => (sign === '_' ? '__' : `_${sign.codePointAt(0)?.toString(16)}_`))

type Placed = Pick<ScoredItem, 'level1' | 'level2'>
/** 一级 with its 二级, in the order of the indicators. */
export function levelsOf<Item extends Placed>(
  items: Item[],
): { name: string; items: Item[]; seconds: { name: string; items: Item[] }[] }[] {
  return grouped(items, ({ level1 }) => level1).map((first) => ({ ...first, seconds: grouped(first.items, ({ level2 }) => level2) }))
}
const grouped = <Item>(items: Item[], by: (item: Item) => string) => [...Map.groupBy(items, by)].map(([name, items]) => ({ name, items }))

/** 过程 → 过程指标, 数量指标 → 数量指标. */
export const kindOf = (level: string): string => (level.endsWith('指标') ? level : `${level}指标`)

/** The output indicators of a sub-project. */
export const outputsOf = (snapshot: Snapshot, subProject: string): ScoredItem[] =>
  snapshot.items.filter((item) => isOutput(item) && item.subProject === subProject)
/** Where an evaluation is shown inside the app. */
export const evaluationPath = (year: number): string => `/evaluations?year=${year}`

/** Every figure that the documents may print, by key: `P1_actual`, `total`, `paid`, `budget_1` … All of them come from the snapshot. */
export function figuresOf(snapshot: Snapshot): Map<string, PrintedFigure> {
  const all = [...fundFigures(snapshot), ...indicatorFigures(snapshot), ...countFigures(snapshot), ...recordFigures(snapshot)]
  return new Map(all.map((figure) => [figure.key, figure]))
}

const figure = (
  key: string,
  name: string,
  text: string | null,
  unit: string,
  trace: string,
  exact: string | null = null,
): PrintedFigure => ({
  ...{ key, name, text, exact, unit, trace },
})
export const number = (key: string, name: string, value: string | null, unit: string, trace: string): PrintedFigure =>
  figure(key, name, value === null ? null : printed(value), unit, trace, value === null ? null : exactUnlessPrinted(value))
const points = (key: string, name: string, value: string | null, trace: string): PrintedFigure =>
  figure(key, name, value === null ? null : new Decimal(value).toFixed(2), '分', trace)
export const money = (key: string, name: string, yuan: string, trace: string): PrintedFigure =>
  figure(key, name, wan(yuan), '万元', trace, new Decimal(wan(yuan)).mul(10_000).eq(yuan) ? null : `${plain(yuan)}元`)

function fundFigures({ year, asOf, funds }: Snapshot): PrintedFigure[] {
  const trace = (measure: string) => termPath({ measure, reducer: 'sum' }, yearToDate(year, asOf))
  return [
    money('initial', '年初预算数', funds.initialYuan, trace('budget.initial')),
    money('budget', '全年预算数', funds.adjustedYuan, trace('budget.adjusted')),
    money('paid', '全年执行数', funds.paidYuan, trace('costs.paid')),
    number('rate', '预算执行率', funds.ratePercent, '%', trace('costs.paid')),
    money('initial_gap', '年初预算数合计与分项之和的差额', gapYuan(funds, 'initialYuan'), trace('budget.initial')),
    money('budget_gap', '全年预算数合计与分项之和的差额', gapYuan(funds, 'adjustedYuan'), trace('budget.adjusted')),
    money('paid_gap', '全年执行数合计与分项之和的差额', gapYuan(funds, 'paidYuan'), trace('costs.paid')),
    ...funds.lines.flatMap((line, index) => [
      money(`initial_${index + 1}`, `${line.subProject}年初预算数`, line.initialYuan, line.trace),
      money(`budget_${index + 1}`, `${line.subProject}全年预算数`, line.adjustedYuan, line.trace),
      money(`paid_${index + 1}`, `${line.subProject}全年执行数`, line.paidYuan, line.trace),
      number(`rate_${index + 1}`, `${line.subProject}预算执行率`, line.ratePercent, '%', line.trace),
    ]),
  ]
}

/** By how much the printed sum and the sum of the printed parts differ, in yuan. */
function gapYuan({ lines, ...sums }: Snapshot['funds'], key: 'initialYuan' | 'adjustedYuan' | 'paidYuan'): string {
  const gap = lines.reduce((rest, line) => rest.sub(wan(line[key])), new Decimal(wan(sums[key])))
  return gap.abs().mul(10_000).toFixed(2)
}

function indicatorFigures({ items }: Snapshot): PrintedFigure[] {
  return items.flatMap((item) => {
    const { code, name, trace } = item
    const { actual, unit, target, deviation } = resultOf(item)
    return [
      number(`${nameOf(code)}_target`, `${name}指标值`, target, unit, trace),
      number(`${nameOf(code)}_actual`, `${name}实际完成值`, actual, unit, trace),
      number(`${nameOf(code)}_weight`, `${name}分值`, item.weight, '分', trace),
      points(`${nameOf(code)}_score`, `${name}得分`, item.score, trace),
      points(`${nameOf(code)}_deduction`, `${name}扣减分数`, item.deduction, trace),
      number(`${nameOf(code)}_deviation`, `${name}偏差率`, deviation, '%', trace),
    ]
  })
}

function countFigures(snapshot: Snapshot): PrintedFigure[] {
  const { year, items, funds, grade } = snapshot
  const trace = evaluationPath(year)
  const count = (key: string, name: string, of: unknown[]) => figure(key, name, String(of.length), '个', trace)
  const missing = items.filter(isMissing)
  const met = items.filter(isMet)
  return [
    points('total', '自评得分', snapshot.total, trace),
    figure('grade', '评价等级', grade && gradeNames[grade], '', trace),
    number('weight', '指标分值合计', snapshot.weight, '分', trace),
    count('items', '绩效指标数', items),
    count('met', '达到指标值的指标数', met),
    count('below', '未达到指标值的指标数', items.filter(isShort)),
    count('missing', '未填报的指标数', missing),
    count('subprojects', '子项目数', funds.lines),
    ...levelsOf(items).flatMap((level, first) => [
      count(`items_${first + 1}`, `${kindOf(level.name)}数`, level.items),
      number(
        `weight_${first + 1}`,
        `${kindOf(level.name)}分值`,
        Decimal.sum(...level.items.map(({ weight }) => weight)).toFixed(),
        '分',
        trace,
      ),
      points(`score_${first + 1}`, `${kindOf(level.name)}得分`, total(level.items).total, trace),
      ...level.seconds.map(({ name, items }, second) => count(`items_${first + 1}_${second + 1}`, `${kindOf(name)}数`, items)),
    ]),
    ...funds.lines.flatMap(({ subProject }, index) => [
      count(`outputs_${index + 1}`, `${subProject}产出指标数`, outputsOf(snapshot, subProject)),
      count(`outputs_met_${index + 1}`, `${subProject}达标产出指标数`, outputsOf(snapshot, subProject).filter(isMet)),
    ]),
  ]
}

function recordFigures({ year, asOf, figures, policiesMissing, contractsWithFindings }: Snapshot): PrintedFigure[] {
  const period = yearToDate(year, asOf)
  const quoted = (key: string, name: string, { value, unit, trace }: Figure) => number(key, name, value, unit, trace)
  return [
    quoted('residents', '常驻商协会机构数', figures.residents),
    quoted('salons', '“倾”沙龙举办场次', figures.salons),
    quoted('attendance', '活动签到人次', figures.attendance),
    quoted('matches', '促成对接洽谈项次', figures.matches),
    quoted('articles', '公众号推文发布篇数', figures.articles),
    quoted('followers', '公众号累计关注人数', figures.followers),
    quoted('reads', figures.reads.unit === '人' ? '公众号年度阅读人数' : '公众号年度阅读次数', figures.reads),
    quoted('requestsDue', '到期应办结服务诉求件数', figures.requestsDue),
    quoted('satisfactionPercent', '入驻机构服务满意度', figures.satisfactionPercent),
    quoted('responses', '有效问卷份数', figures.responses),
    figure(
      ...(['policiesMissing', '尚未印发的应有制度数', String(policiesMissing.length), '项'] as const),
      termPath({ measure: 'policies.in_force', reducer: 'level' }, period),
    ),
    figure(
      ...(['contractsWithFindings', '结算与约定不一致的合同数', String(contractsWithFindings.length), '份'] as const),
      termPath({ measure: 'contracts.consistent', reducer: 'sum' }, period),
    ),
  ]
}
