import { Decimal, wan } from '../../money.ts'
import { figuresOf, overshootNames, printed, unitAfterNumber, unreported } from '../report/figures.ts'
import { chineseDay, clauseOf } from '../report/words.ts'
import { isMet, resultOf } from '../rules.ts'
import type { ScoredItem, Snapshot } from '../schema.ts'

/** 年度总体目标, 实际完成情况: one sentence from the snapshot's figures; 未填报 where there is none. */
export function achievementOf(snapshot: Snapshot): string {
  const figures = figuresOf(snapshot)
  const said = (key: string, words: string) => {
    const found = figures.get(key)
    return found?.text ? `${words}${found.text}${unitAfterNumber(found.unit)}` : `${found?.name ?? words}${unreported}`
  }
  const year = [
    said('residents', '常驻商协会机构'),
    said('salons', '召开“倾”沙龙系列座谈'),
    said('matches', '促成对接洽谈'),
    said('articles', '发布公众号推文'),
    said('followers', '公众号累计关注'),
    said('reads', '年度阅读'),
    said('satisfactionPercent', '入驻机构服务满意度'),
  ]
  const counts = [said('items', '共设绩效指标'), said('met', '达到指标值'), said('below', '未达到指标值')]
  if (snapshot.missing.length > 0) counts.push(said('missing', unreported))
  return `截至${chineseDay(snapshot.asOf)}，${year.join('，')}。${counts.join('，')}。`
}

/** 完成情况简要描述 of one indicator. */
export function standingOf(item: ScoredItem): string {
  if (!item.isApplicable) return `本年度不适用：${clauseOf(item.notApplicableReason)}。`
  const { operator } = item
  const { actual, unit, target } = resultOf(item)
  const basis = clauseOf(item.bandText) === '' ? '' : `${clauseOf(item.bandText)}。`
  const goal = `指标值${operator === '=' ? '' : operator}${printed(target)}${unitAfterNumber(unit)}`
  if (actual === null) return `${goal}，实际完成值${unreported}。`
  return `${goal}，实际完成${printed(actual)}${unitAfterNumber(unit)}，${isMet(item) ? '已达到指标值' : '未达到指标值'}。${basis}`
}

/** 偏差原因分析及改进措施 of one indicator, with the reviewer's reading and the reason of a deduction; empty when nothing is to be said. */
export function explanationOf({
  cause,
  measure,
  measureDue,
  measureOwner,
  overshoot,
  deduction,
  deductionReason,
  demand,
}: ScoredItem): string {
  const owner = measureOwner === '' ? '' : `${measureOwner}，`
  const due = measureDue ? `（${owner}${chineseDay(measureDue)}前完成）` : ''
  const parts = [
    part('偏差原因', cause, demand.cause),
    part('改进措施', measure === '' ? '' : clauseOf(measure) + due, demand.measure),
    part('审核意见', overshoot ? overshootNames[overshoot] : '', demand.overshoot),
    new Decimal(deduction).gt(0) ? part(`扣减${printed(deduction)}分`, deductionReason, true) : '',
  ]
  return parts.filter((words) => words !== '').join('\n')
}
const part = (name: string, words: string, demanded: boolean) =>
  clauseOf(words) !== '' ? `${name}：${clauseOf(words)}。` : demanded ? `${name}：（未填写）` : ''

/** 校验码 at the foot of what is printed: the first digits of the closing's SHA-256. What is not closed yet says so. */
export const checkOf = ({ closing }: Snapshot): string =>
  closing ? `校验码：${closing.sha256.slice(0, 12)}（第${closing.number}版）` : '未关账'

/** 尾差: that parts in 万元, each rounded, do not add up to the rounded whole; nothing where they do. */
export function tailOf({ lines, ...whole }: Snapshot['funds']): string {
  const money = [
    ['initialYuan', '年初预算数'],
    ['adjustedYuan', '全年预算数'],
    ['paidYuan', '全年执行数'],
  ] as const
  const tails = money.flatMap(([field, words]) => {
    const sum = lines.reduce((added, line) => added.add(wan(line[field])), new Decimal(0))
    const tail = new Decimal(wan(whole[field])).sub(sum)
    return tail.isZero() || lines.length === 0 ? [] : [`${words}${tail.toFixed(2)}`]
  })
  return tails.length === 0 ? '' : `各子项目按万元四舍五入后与总额的尾差（万元）：${tails.join('、')}。`
}
