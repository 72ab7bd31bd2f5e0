import { z } from 'zod'
import { changeYuanText, dayText, longText, positiveYuanText, recordBase, recordId, shortText, zeroOrMoreYuanText } from '../shapes.ts'

/** What happens when a payment goes beyond its sub-project's budget: it is refused, or only said. */
export const budgetControls = ['stop', 'warn'] as const

export const budgetLineInput = z.object({
  id: recordId,
  year: z.int().min(2000).max(2099),
  level1: shortText,
  level2: shortText,
  subProject: shortText,
  initialYuan: zeroOrMoreYuanText,
  control: z.enum(budgetControls),
  /** From which share of the budget, in percent, people are warned. */
  warnAt: z.int().min(1).max(100),
  note: longText.nullable(),
})
export const budgetLineView = budgetLineInput.extend(recordBase.shape).extend({ adjustedYuan: z.string() })

export const budgetAdjustmentInput = z.object({
  id: recordId,
  budgetLineId: recordId,
  /** What comes in; less is negative. */
  amountYuan: changeYuanText,
  adjustedOn: dayText,
  documentNo: shortText.nullable(),
  reason: shortText.nullable(),
})
export const budgetAdjustmentView = budgetAdjustmentInput.extend(recordBase.shape).extend({
  transferId: recordId.nullable(),
  subProject: z.string(),
  hasDocument: z.boolean(),
  budgetLine: z.object({ year: z.int() }),
})

/** 调剂: what one sub-project gives to another of the same year, by one document. */
export const transferInput = z.object({
  /** Both sides bear it; sent again, it is the same transfer. */
  transferId: recordId,
  fromLineId: recordId,
  toLineId: recordId,
  amountYuan: positiveYuanText,
  adjustedOn: dayText,
  documentNo: shortText.nullable(),
  reason: shortText.nullable(),
})

/** With which start the lines of one year become those of another: the same, what the year came to with its adjustments, or nothing yet. */
export const copyAmounts = ['initial', 'adjusted', 'zero'] as const
const year = z.int().min(2000).max(2099)
export const copyYearInput = z.object({ fromYear: year, toYear: year, amounts: z.enum(copyAmounts) })
export const budgetYearInput = z.object({ year })

/** How a sub-project stands: spent beyond its budget, near to it, or well. */
export const budgetStates = ['well', 'near', 'over'] as const
const sums = z.object({
  initialYuan: z.string(),
  /** What adjustments bring, together. */
  changeYuan: z.string(),
  adjustedYuan: z.string(),
  paidYuan: z.string(),
  /** Registered, not paid yet: it uses the budget all the same. */
  registeredYuan: z.string(),
  leftYuan: z.string(),
  /** Paid ÷ adjusted; null without a budget. */
  ratePercent: z.string().nullable(),
  /** Paid and registered ÷ adjusted, for the bar. */
  usedPercent: z.string().nullable(),
  state: z.enum(budgetStates),
  /** Adjustments whose document is not filed. */
  undocumented: z.int(),
  adjustments: z.int(),
})
export const budgetTreeLine = sums.extend({
  id: recordId,
  subProject: z.string(),
  control: z.enum(budgetControls),
  warnAt: z.int(),
})
const branch = sums.extend({ name: z.string(), subProjects: z.array(z.string()) })
export const budgetTree = z.object({
  year,
  /** 一级 → 二级 → 子项目 */
  level1: z.array(branch.extend({ level2: z.array(branch.extend({ lines: z.array(budgetTreeLine) })) })),
  /** What is spent on sub-projects that the year's budget does not have. */
  unbudgeted: z.array(z.object({ subProject: z.string(), paidYuan: z.string(), registeredYuan: z.string() })),
  total: sums,
  /** The last year before it that has a budget: one can begin with its lines. */
  formerYear: z.int().nullable(),
  /** What it was read from, so that a change of any of them brings a new one. */
  tables: z.array(z.string()),
})
export type BudgetTree = z.infer<typeof budgetTree>
export type BudgetSums = z.infer<typeof sums>
export type BudgetTreeLine = z.infer<typeof budgetTreeLine>
