import { z } from 'zod'
import { dayText, decimalText, longText, notNegative, quantityText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

export const contractInput = z.object({
  id: recordId,
  code: shortText,
  name: shortText,
  subProject: shortText,
  supplier: shortText,
  amountYuan: notNegative(yuanText),
  signedOn: dayText.nullable(),
  startsOn: dayText.nullable(),
  endsOn: dayText.nullable(),
  settlementBasis: shortText.nullable(),
  procurementId: recordId.nullable(),
  note: longText.nullable(),
})
export const findingView = z.object({
  id: recordId,
  kind: z.string(),
  subject: z.string(),
  openedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  note: z.string().nullable(),
})
export const contractView = contractInput.extend(recordBase.shape).extend({
  /** With its amendments: the amount in yuan, and the last day. */
  totalYuan: z.string(),
  lastOn: dayText.nullable(),
  settledOn: dayText.nullable(),
  openFindings: z.int(),
  findings: z.array(findingView),
  procurement: z.object({ code: z.string(), title: z.string() }).nullable(),
})

export const contractLineInput = z.object({
  id: recordId,
  contractId: recordId,
  lineNo: z.int().min(1).max(999),
  item: shortText,
  unit: shortText,
  maxQuantity: notNegative(quantityText),
  unitPriceYuan: notNegative(decimalText),
  amendmentId: recordId.nullable(),
})
export const contractLineView = contractLineInput.extend(recordBase.shape).extend({
  effectiveOn: dayText.nullable(),
  contract: z.object({ name: z.string() }),
  amendment: z.object({ code: z.string() }).nullable(),
})

/** 补充协议: what it changes of amount and term, and from which day; its lines hang on it. */
export const contractAmendmentInput = z.object({
  id: recordId,
  contractId: recordId,
  code: shortText,
  signedOn: dayText.nullable(),
  effectiveOn: dayText,
  amountChangeYuan: yuanText,
  newEndsOn: dayText.nullable(),
  reason: shortText,
})
export const contractAmendmentView = contractAmendmentInput.extend(recordBase.shape).extend({ contract: z.object({ name: z.string() }) })

export const settlementInput = z.object({
  id: recordId,
  contractId: recordId,
  code: shortText,
  item: shortText,
  unit: shortText,
  quantity: notNegative(quantityText),
  unitPriceYuan: notNegative(decimalText),
  amountYuan: yuanText,
  settledOn: dayText,
  note: longText.nullable(),
})
export const settlementView = settlementInput.extend(recordBase.shape).extend({ contract: z.object({ name: z.string() }) })

const settlementLine = settlementInput.omit({ contractId: true, settledOn: true })
/** A settlement sheet: lines of one contract and day, written together. */
export const settlementSheetInput = z.object({
  contractId: recordId,
  settledOn: dayText,
  lines: z
    .array(settlementLine)
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length),
})

/** Where contract and settlement can differ. */
export const findingKinds = [
  'item_not_in_contract',
  'unit_differs',
  'price_differs',
  'over_ceiling',
  'outside_term',
  'signed_late',
  'amount_differs',
  'over_total',
] as const
export const findingStates = ['open', 'resolved', 'all'] as const
export const findingsInput = z.object({
  contractId: recordId.nullable().default(null),
  kind: z.enum(findingKinds).nullable().default(null),
  /** In which something differs. */
  year: z.int().min(2000).max(2099).nullable().default(null),
  state: z.enum(findingStates).default('open'),
})
/** A row that causes a finding, with what the contract says and what was found there. */
const findingCause = z.object({
  source: z.enum(['settlements', 'contracts']),
  recordId,
  code: z.string(),
  foundOn: dayText,
  agreed: z.string().nullable(),
  agreedTo: z.string().nullable(),
  found: z.string(),
  unit: z.string().nullable(),
})
export const findingRow = findingView.extend({
  kind: z.enum(findingKinds),
  contractId: recordId,
  contract: z.object({ code: z.string(), name: z.string() }),
  causes: z.array(findingCause),
})
export type FindingRow = z.infer<typeof findingRow>
/** Findings, and the tables that they were read from: a page reads them anew when one of those changes. */
export const findingsView = z.object({ rows: z.array(findingRow), tables: z.array(z.string()) })

const lifeTerms = z.object({
  id: recordId,
  lineNo: z.int(),
  item: z.string(),
  unit: z.string(),
  maxQuantity: z.string(),
  unitPriceYuan: z.string(),
  effectiveOn: dayText.nullable(),
  amendment: z.object({ code: z.string() }).nullable(),
})
export const lifeStepKinds = ['required', 'approved', 'signed', 'begins', 'amended', 'settled', 'accepted', 'paid', 'ends'] as const
/** A contract's whole life: its items with what is left of them, its money, and what happened when. */
export const contractLife = z.object({
  items: z.array(
    z.object({
      item: z.string(),
      terms: z.array(lifeTerms),
      ceiling: z.string().nullable(),
      settledQuantity: z.string(),
      settledYuan: z.string(),
    }),
  ),
  tables: z.array(z.string()),
  openFindings: z.int(),
  settledYuan: z.string(),
  paidYuan: z.string(),
  payments: z.array(z.object({ id: recordId, summary: z.string(), paidOn: dayText, amountYuan: z.string() })),
  steps: z.array(
    z.object({
      on: dayText,
      /** The last day of several alike that follow one another. */
      to: dayText,
      kind: z.enum(lifeStepKinds),
      id: recordId,
      text: z.string(),
      amountYuan: z.string().nullable(),
      count: z.int(),
    }),
  ),
})
export type ContractLife = z.infer<typeof contractLife>

/** A finding is settled by a person only with a note that says why. */
export const resolveFindingInput = z.object({ id: recordId, note: longText.min(1) })
