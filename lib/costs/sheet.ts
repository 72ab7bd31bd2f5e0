import { Decimal } from '#lib/money.ts'
import { identifier, text, wordOf, yesNo, yuan } from '#lib/sheets/cells.ts'
import { day, month } from '#lib/sheets/days.ts'
import { declaredBy, organisationColumns, organisationOf, present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'
import type { References } from '#lib/sheets/references.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { review } from './sheet-review.ts'

const subProject = ['子项目', '子项目名称', '对应子项目', '所属子项目', '预算子项目', '预算项目', '项目子项'] as const

/** The six kinds of upkeep under other names that ledgers use: a month counts as kept up by these words. */
const otherNames = {
  清洁服务: ['清洁费', '保洁费', '保洁服务', '清洁', '保洁', '清洁服务费'],
  水费: ['水', '自来水费'],
  电费: ['电'],
  网络费: ['网络', '网络服务费', '宽带费'],
  电话费: ['电话', '通讯费', '通信费'],
  办公耗材: ['耗材', '办公耗材费', '耗材费'],
}
const categoryWords = new Map(Object.entries(otherNames).flatMap(([known, words]) => words.map((word) => [word, known])))
const refundWords = /退款|退回|退费|冲红|红冲|冲销|红字|冲账|冲减/

export const paymentColumns = {
  subProject: required(text(), ...subProject),
  category: required(text(), '费用类别', '类别', '费用类型', '支出类别', '费用科目', '科目', '费用名称', '支出类型'),
  summary: required(text(), '摘要', '用途', '事由', '支出事由', '说明', '支出内容', '内容', '费用说明', '款项内容'),
  amountYuan: {
    ...required(yuan(), '金额', '支付金额', '支出金额', '付款金额', '实付金额', '价税合计', '含税金额', '发生额'),
    // where a ledger splits off the tax, 金额 is without it
    prefers: ['实付金额', '价税合计', '含税金额', '支付金额', '付款金额'],
  },
  paidOn: expected(day({ happened: true }), '支付日期', '付款日期', '支付时间', '付款时间', '日期', '支出日期', '转账日期'),
  accrualMonth: expected(
    month,
    '费用归属月份',
    '归属月份',
    '费用所属月份',
    '所属月份',
    '费用月份',
    '月份',
    '归属期',
    '费用归属期',
    '所属期',
  ),
  contract: optional(identifier, '合同编号', '合同号', '合同编码', '关联合同'),
  invoiceNo: optional(identifier, '发票号', '发票号码', '发票编号', '票号'),
  payee: optional(
    text(),
    '收款单位',
    '收款方',
    '收款人',
    '供应商',
    '商户名称',
    '商户',
    '收款户名',
    '收款单位名称',
    '对方户名',
    '对方单位',
    '乙方',
  ),
  organisationCode: organisationColumns.organisationCode,
  organisationName: optional(text(), '机构名称', '机构', '受益机构', '使用机构', '归属机构', '承担机构', '入驻机构'),
  event: optional(identifier, '活动编号', '关联活动', '对应活动', '关联活动编号', '活动编码'),
  note: optional(text(5000), '备注', '备注说明'),
  approval: optional(yesNo, '审批单', '审批', '有无审批单', '付款审批单'),
  invoice: optional(yesNo, '发票', '有无发票'),
  acceptance: optional(yesNo, '合同或验收', '验收', '合同/验收', '验收单', '合同及验收', '合同或验收单', '验收材料'),
  receipt: optional(yesNo, '支付回单', '回单', '银行回单', '付款回单'),
  /** Found by comparing rows: the invoice is paid in several payments. */
  inParts: computed<boolean>(),
}
export type PaymentRow = SheetRow<typeof paymentColumns>

/** 支出台账: what was paid, the month of use apart from the day of payment. */
export const payments = defineLayout({
  name: 'payments',
  after: ['budget_lines', 'organisations', 'events', 'contracts'],
  columns: paymentColumns,
  hints: ['支出', '付款', '费用'],
  label: 'summary',
  counts: 'paidOn',
  prepare: (rows) => {
    markParts(rows)
    markTwice(rows)
    for (const row of rows) judge(row)
  },
  targets: [
    {
      table: 'payments',
      key: (draft, row) => (draft.invoice_no && !row.values.inParts ? ['invoice_no'] : paymentKey.filter((column) => column in draft)),
      keeps: ['payee', 'note', 'organisation_id', 'event_id'],
      draft: (row, references) => {
        const { values } = row
        const category = categoryOf(row)
        const accrualMonth = values.accrualMonth ?? (values.paidOn ? `${values.paidOn.slice(0, 7)}-01` : null)
        if (!accrualMonth) row.refuse('accrualMonth', 'cell_empty')
        else if (!values.accrualMonth) row.warn('accrualMonth', 'month_from_payment', { month: accrualMonth.slice(0, 7) })
        return {
          sub_project: values.subProject ?? '',
          category,
          summary: values.summary ?? '',
          amount_yuan: values.amountYuan,
          paid_on: values.paidOn,
          accrual_month: accrualMonth,
          ...referred(row, references),
          ...present(row, { invoice_no: 'invoiceNo', payee: 'payee', note: 'note' }),
          ...declaredBy(row, { approval: 'approval', invoice: 'invoice', acceptance: 'acceptance', receipt: 'receipt' }),
        }
      },
    },
  ],
  review,
})
const paymentKey = ['sub_project', 'category', 'summary', 'accrual_month', 'amount_yuan', 'paid_on', 'invoice_no']

function categoryOf(row: PaymentRow): string {
  const written = row.values.category ?? ''
  const known = categoryWords.get(wordOf(written))
  if (known) row.warn('category', 'category_as', { written, known })
  return known ?? written
}

/** The contract, the event and the one organisation that a payment was for, where the sheet has columns for them. */
function referred(row: PaymentRow, references: References) {
  const { contract, event, organisationCode, organisationName } = row.values
  const contractId = contract ? references.contractId(contract) : null
  if (contract && !contractId) row.refuse('contract', 'contract_unknown', { value: contract })
  const held = event ? references.event(event) : null
  if (event && !held) row.refuse('event', 'event_unknown', { value: event })
  const organisation = organisationCode || organisationName ? organisationOf(row, references) : null
  return {
    ...(row.has('contract') && { contract_id: contractId }),
    ...(row.has('event') && { event_id: held?.id ?? null }),
    ...((row.has('organisationCode') || row.has('organisationName')) && { organisation_id: organisation?.id ?? null }),
  }
}

/** One invoice paid in parts: told apart by day and amount. */
function markParts(rows: PaymentRow[]): void {
  for (const [invoice, same] of Map.groupBy(rows, (row) => row.values.invoiceNo)) {
    const amounts = new Set(same.map(({ values }) => `${values.amountYuan} ${values.paidOn} ${values.summary}`))
    if (!invoice || amounts.size <= 1) continue
    for (const row of same) {
      row.values.inParts = true
      row.warn('invoiceNo', 'invoice_in_parts', { rows: same.length })
    }
  }
}

/** The same payment on two sheets, once without its invoice, would count twice: nothing tells the house that it is one. */
function markTwice(rows: PaymentRow[]): void {
  const alike = Map.groupBy(rows, ({ values: { subProject: name, summary, amountYuan, paidOn, accrualMonth } }) =>
    JSON.stringify([name, summary, amountYuan, paidOn, accrualMonth]),
  )
  for (const same of alike.values()) {
    const named = same.find((row) => row.values.invoiceNo !== null)
    if (!named) continue
    for (const row of same.filter(({ values }) => values.invoiceNo === null)) {
      if (named.sheet === row.sheet) row.warn(null, 'same_payment', { row: named.row })
      else row.refuse(null, 'same_payment_elsewhere', { row: named.row, sheet: named.sheet })
    }
  }
}

/** What a row says of itself that a person should look at. */
function judge(row: PaymentRow): void {
  const { amountYuan, paidOn, accrualMonth, summary, category } = row.values
  if (!paidOn) row.warn('paidOn', 'unpaid')
  if (paidOn && accrualMonth && Math.abs(monthsOf(paidOn) - monthsOf(accrualMonth)) > 12)
    row.warn('accrualMonth', 'accrual_far', { month: accrualMonth.slice(0, 7) })
  const refund = `${summary} ${category}`.match(refundWords)?.[0]
  const amount = amountYuan === null ? null : new Decimal(amountYuan)
  if (amount?.isNegative() && !amount.isZero()) row.warn('amountYuan', 'refund')
  if (amount?.isZero()) row.warn('amountYuan', 'zero_amount')
  if (amount?.gt(0) && refund) row.warn('amountYuan', 'refund_positive', { text: refund })
  if (amount) checkParts(row, amount)
}
const monthsOf = (on: string) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7))

/** Quantity and price, or net amount and tax, in columns of their own must come to the amount. */
function checkParts(row: PaymentRow, amount: Decimal): void {
  const figure = (name: RegExp) => {
    const other = row.others.find(({ header }) => name.test(wordOf(header).replace(/\(.*\)/, '')))
    const read = other ? yuan({ places: 6 })(other.value, { unit: null, year: 0, epoch1904: false }).value : null
    return read ? new Decimal(read) : null
  }
  const [quantity, price, net, tax] = [/^(数量|次数)$/, /^(含税)?单价$/, /^(不含税金额|金额|净额)$/, /^税额$/].map(figure)
  const isOff = (expected: Decimal) => expected.sub(amount).abs().gt('0.01')
  if (quantity && price && isOff(quantity.mul(price)))
    row.warn('amountYuan', 'amount_differs', { expected: quantity.mul(price).toDecimalPlaces(2).toFixed() })
  if (net && tax && isOff(net.add(tax))) row.warn('amountYuan', 'tax_differs', { expected: net.add(tax).toDecimalPlaces(2).toFixed() })
}
