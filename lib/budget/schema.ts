import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

/** What happens when a payment goes beyond its sub-project's budget: it is refused, or only said. */
export const budgetControls = ['stop', 'warn'] as const

export const budgetLineInput = z.object({
  id: recordId,
  year: z.int().min(2000).max(2099),
  level1: shortText,
  level2: shortText,
  subProject: shortText,
  initialYuan: yuanText,
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
  amountYuan: yuanText,
  adjustedOn: dayText,
  documentNo: shortText.nullable(),
  reason: shortText.nullable(),
})
export const budgetAdjustmentView = budgetAdjustmentInput.extend(recordBase.shape).extend({
  transferId: recordId.nullable(),
  subProject: z.string(),
  budgetLine: z.object({ year: z.int() }),
})
