import { z } from 'zod'
import { allocationBases } from '../costs/schema.ts'
import { dayText, recordId, shortText } from '../shapes.ts'

/** Which day decides whether a payment belongs to a span: that of payment, or the month of use. One that is unpaid has only its month of use. */
export const spendingBases = ['paid', 'accrual'] as const
/** How spending is cut; `payment` is each payment by itself. */
export const spendingCuts = ['subProject', 'category', 'month', 'supplier', 'event', 'payment'] as const
export type SpendingCut = (typeof spendingCuts)[number]

/** By what the shared payments of a category are divided. */
export type AllocationBasis = (typeof allocationBases)[number]

/** A month of a year that the house knows: `2023-03`. */
export const monthText = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
const yearNumber = z.coerce.number().int().min(2000).max(2099)
const yuan = z.string().regex(/^-?\d+\.\d{2}$/)
const key = z.string().max(200)

/** Which payments are meant: a span of months, both included, and what narrows them. An empty supplier or event means none. */
export const spendingFilter = z
  .object({
    from: monthText,
    to: monthText,
    basis: z.enum(spendingBases).default('paid'),
    subProject: key.optional(),
    category: key.optional(),
    month: monthText.optional(),
    supplier: key.optional(),
    event: z.union([z.literal(''), recordId]).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
export type SpendingFilter = z.infer<typeof spendingFilter>

/** Rows of a cut at most; what comes after them is one row more. */
export const mostSpendingRows = 200
const amounts = { amountYuan: yuan, payments: z.int(), unpaidYuan: yuan, unpaid: z.int() }
export const cutInput = spendingFilter.safeExtend({ by: z.enum(spendingCuts) })
/** One row: what was paid, and apart from it what is registered and not paid yet. The share is of all that was paid, in percent. */
export const cutRow = z.object({
  key,
  name: z.string(),
  share: z.string().nullable(),
  ...amounts,
  /** Of a payment: its day, and what else is said of it. */
  on: dayText.nullable(),
  about: z.string(),
})
export type CutRow = z.infer<typeof cutRow>
export const cutView = z.object({
  rows: z.array(cutRow),
  /** What more rows than are shown come to, and how many they are. */
  rest: z.object({ rows: z.int(), ...amounts }).nullable(),
  total: z.object(amounts),
  /** Of the cut by month: each sub-project's part of each row. */
  stacks: z.array(z.object({ name: z.string(), yuan: z.array(yuan) })),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type CutView = z.infer<typeof cutView>

/** Why nobody bears an amount: its category has no rule, its rule says so, or nobody was there who could by that rule. */
export const idleReasons = ['no_rule', 'rule_none', 'nobody'] as const
export const allocationInput = spendingFilter.safeExtend({ organisation: recordId.optional() })
/** What the shared payments of one category and month of use come to, and by what they are divided. */
const pot = { category: z.string(), month: monthText, basis: z.enum(allocationBases).nullable(), wholeYuan: yuan, payments: z.int() }
export const allocationLine = z.object({
  ...pot,
  partYuan: yuan,
  share: z.string().nullable(),
  /** ㎡ or people on an average day of the month, of this one and of all; 1 and their number where all bear alike. */
  weight: z.string(),
  totalWeight: z.string(),
  residents: z.int(),
  /** Days of the month that this one was there, and all of them. */
  days: z.int(),
  monthDays: z.int(),
})
export type AllocationLine = z.infer<typeof allocationLine>
export const idlePot = z.object({ ...pot, reason: z.enum(idleReasons) })
export type IdlePot = z.infer<typeof idlePot>
export const bearer = z.object({
  id: recordId,
  name: z.string(),
  ownYuan: yuan,
  sharedYuan: yuan,
  totalYuan: yuan,
  share: z.string().nullable(),
})
export type Bearer = z.infer<typeof bearer>
export const lackingStay = z.object({ id: recordId, organisation: z.string(), startedOn: dayText, lacks: z.enum(['area', 'headcount']) })
export const allocationView = z.object({
  rows: z.array(bearer),
  /** The sums of the rows, what nobody bears, and all together. */
  ownYuan: yuan,
  sharedYuan: yuan,
  idleYuan: yuan,
  totalYuan: yuan,
  payments: z.int(),
  idle: z.array(idlePot),
  /** Stays that could bear nothing because their area or headcount is not known. */
  lacking: z.array(lackingStay),
  /** How the parts of the organisation asked for came about. */
  lines: z.array(allocationLine),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type AllocationView = z.infer<typeof allocationView>

/** A category that was paid for, its rule, and what is proposed while it has none. */
export const ruleRow = z.object({
  category: z.string(),
  payments: z.int(),
  paidYuan: yuan,
  basis: z.enum(allocationBases).nullable(),
  proposed: z.enum(allocationBases),
  /** The record of the rule, also of one that was removed. */
  rule: z.object({ id: recordId, version: z.int(), note: z.string().nullable(), isRemoved: z.boolean() }).nullable(),
})
export type RuleRow = z.infer<typeof ruleRow>
export const rulesView = z.object({ rows: z.array(ruleRow), tables: z.array(z.string()) })
export type RulesView = z.infer<typeof rulesView>

export const planInput = z.object({ year: yearNumber })
/** One month's end: the budget as adjusted by then, paid so far, how much of the year has passed and how much of the budget is spent. */
export const planMonth = z.object({
  until: dayText,
  budgetYuan: yuan,
  paidYuan: yuan,
  /** 序时进度: months passed ÷ 12, in percent. */
  schedule: z.string(),
  /** 执行率: paid ÷ budget in percent; null without a budget. */
  rate: z.string().nullable(),
  /** How far it is ahead, in percentage points; null without a budget. */
  ahead: z.string().nullable(),
  /** Whether the month has not begun yet. */
  isToCome: z.boolean(),
})
export type PlanMonth = z.infer<typeof planMonth>
export const planView = z.object({
  year: z.int(),
  lines: z.array(z.object({ subProject: z.string(), months: z.array(planMonth) })),
  total: z.array(planMonth),
  measures: z.array(z.string()),
})
export type PlanView = z.infer<typeof planView>

/** Entries of a ledger that are shown at most; a file holds all. */
export const mostLedgerEntries = 5000
export const ledgerInput = z.object({ year: yearNumber, subProject: shortText.nullable().default(null) })
/** One line of an account: an adjustment of the budget, or a payment; with what was paid and what is left after it. */
export const ledgerEntry = z.object({
  kind: z.enum(['adjustment', 'payment']),
  id: recordId,
  day: dayText,
  document: z.string().nullable(),
  summary: z.string(),
  payee: z.string().nullable(),
  contract: z.string().nullable(),
  invoiceNo: z.string().nullable(),
  /** Vouchers that a payment lacks. */
  lacks: z.array(z.string()),
  budgetYuan: yuan.nullable(),
  paidYuan: yuan.nullable(),
  paidTotalYuan: yuan,
  balanceYuan: yuan,
})
export type LedgerEntry = z.infer<typeof ledgerEntry>
export const ledgerMonth = z.object({
  month: monthText,
  entries: z.array(ledgerEntry),
  budgetYuan: yuan,
  paidYuan: yuan,
  payments: z.int(),
})
export const unpaidEntry = ledgerEntry
  .pick({ id: true, summary: true, payee: true, contract: true, invoiceNo: true, lacks: true })
  .extend({ month: monthText, amountYuan: yuan })
export const ledgerAccount = z.object({
  subProject: z.string(),
  level1: z.string().nullable(),
  level2: z.string().nullable(),
  initialYuan: yuan,
  adjustmentsYuan: yuan,
  paidYuan: yuan,
  balanceYuan: yuan,
  payments: z.int(),
  months: z.array(ledgerMonth),
  unpaid: z.array(unpaidEntry),
  unpaidYuan: yuan,
  /** The same as the board has it, from the kept sums. */
  board: z.object({ adjustedYuan: yuan, paidYuan: yuan }),
})
export type LedgerAccount = z.infer<typeof ledgerAccount>
export const ledgerView = z.object({
  year: z.int(),
  /** Every sub-project of the year, also where one alone was asked for. */
  subProjects: z.array(z.string()),
  accounts: z.array(ledgerAccount),
  /** How many entries there are; beyond what is shown at most the accounts come without them. */
  entries: z.int(),
  isWhole: z.boolean(),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type LedgerView = z.infer<typeof ledgerView>

/** What a ledger as a file needs of the reader's language. */
const ledgerWords = z.object({
  columns: z.array(shortText).length(13),
  opening: shortText,
  adjustment: shortText,
  payment: shortText,
  unpaid: shortText,
  monthSum: shortText,
  yearSum: shortText,
  complete: shortText,
  vouchers: z.record(z.string().max(40), z.string().max(100)),
})
export const ledgerFileInput = ledgerInput.extend({
  format: z.enum(['xlsx', 'csv']),
  title: shortText,
  notes: z.array(z.string().max(1000)).max(10),
  words: ledgerWords,
})
export type LedgerWords = z.infer<typeof ledgerWords>
