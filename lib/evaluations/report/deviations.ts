import { Decimal } from '../../money.ts'
import { isMet, isMissing, isShort } from '../rules.ts'
import type { ScoredItem } from '../schema.ts'
import { nameOf, overshootNames } from './figures.ts'
import type { Narrator } from './narrator.ts'
import { chineseDay, clauseOf } from './words.ts'

const unwritten = '（未填写）'
const key = (item: ScoredItem, name: string) => `${nameOf(item.code)}_${name}`

/** Indicators below their target, which have to be explained and mended. */
export const belowTarget = (items: ScoredItem[]): ScoredItem[] => items.filter(isShort)
/** Indicators above their target by more than the limit, which have to be explained. */
export const farAbove = (items: ScoredItem[]): ScoredItem[] => items.filter((item) => isMet(item) && item.demand.cause)

/** （三）绩效指标偏差情况分析: every indicator below its target with cause, measure and day; those far above with their cause; deductions with their reason. */
export function writeDeviations(w: Narrator): void {
  const { items } = w.snapshot
  const below = belowTarget(items)
  const above = farAbove(items)
  const deducted = items.filter((item) => new Decimal(item.deduction).gt(0) && !below.includes(item) && !above.includes(item))
  w.section('deviations', '绩效指标偏差情况分析')
  if (below.length > 0) w.body('below', `未达到指标值的指标${w.amount('below')}，偏差原因及改进措施如下：`)
  else w.body('below', '在已填报的指标中，没有未达到指标值的指标。')
  for (const item of below)
    w.point(
      `below_${nameOf(item.code)}`,
      `${figuresOfItem(w, item)}偏差原因：${written(item.cause)}。改进措施：${written(item.measure)}，${dueOf(item)}。${deduction(w, item)}`,
    )
  if (above.length > 0) w.body('above', '超出指标值幅度较大的指标，原因如下：')
  for (const item of above)
    w.point(
      `above_${nameOf(item.code)}`,
      `${figuresOfItem(w, item)}偏差原因：${written(item.cause)}。${item.measure === '' ? '' : `改进措施：${written(item.measure)}。`}${reading(item)}${deduction(w, item)}`,
    )
  if (deducted.length > 0) w.body('deducted', '另有指标经审核扣减分数：')
  for (const item of deducted) w.point(`deducted_${nameOf(item.code)}`, `${figuresOfItem(w, item)}${deduction(w, item)}`)
  const missing = items.filter(isMissing)
  if (missing.length > 0)
    w.body('missing', `尚未填报的指标${w.amount('missing')}：${missing.map(({ name }) => name).join('、')}，须补齐业务记录后计分。`)
}

const written = (words: string) => clauseOf(words) || unwritten
const dueOf = ({ measureDue }: ScoredItem) => (measureDue ? `于${chineseDay(measureDue)}前完成` : `完成时限${unwritten}`)
const reading = ({ demand, overshoot }: ScoredItem) =>
  demand.overshoot || overshoot ? `经审核属于：${overshoot ? overshootNames[overshoot] : unwritten}。` : ''

const figuresOfItem = (w: Narrator, item: ScoredItem): string =>
  `${item.name}。指标值${w.amount(key(item, 'target'))}，实际完成${w.amount(key(item, 'actual'))}，偏差率${w.amount(key(item, 'deviation'))}，得分${w.amount(key(item, 'score'))}（分值${w.amount(key(item, 'weight'))}）。`

const deduction = (w: Narrator, item: ScoredItem): string =>
  new Decimal(item.deduction).gt(0) ? `扣减${w.amount(key(item, 'deduction'))}，理由：${written(item.deductionReason)}。` : ''
