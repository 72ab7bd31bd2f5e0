import { Decimal } from '#lib/money.ts'
import { identifier, text, wordOf, yesNo, yuan } from '#lib/sheets/cells.ts'
import { day, month } from '#lib/sheets/days.ts'
import { declaredBy, present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'

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

const paymentColumns = {
  subProject: required(text(), ...subProject),
  category: required(text(), '费用类别', '类别', '费用类型', '支出类别', '费用科目', '科目', '费用名称', '支出类型'),
  summary: required(text(), '摘要', '用途', '事由', '支出事由', '说明', '支出内容', '内容', '费用说明', '款项内容'),
  amountYuan: required(yuan(), '金额', '支付金额', '支出金额', '付款金额', '实付金额', '价税合计', '含税金额', '发生额'),
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
  approval: optional(yesNo, '审批单', '审批', '有无审批单', '付款审批单'),
  invoice: optional(yesNo, '发票', '有无发票'),
  acceptance: optional(yesNo, '合同或验收', '验收', '合同/验收', '验收单', '合同及验收', '合同或验收单', '验收材料'),
  receipt: optional(yesNo, '支付回单', '回单', '银行回单', '付款回单'),
  /** Found by comparing rows: the invoice is paid in several payments. */
  inParts: computed<boolean>(),
}

/** 支出台账: what was paid, the month of use apart from the day of payment. */
export const payments = defineLayout({
  name: 'payments',
  after: ['contracts'],
  columns: paymentColumns,
  hints: ['支出', '付款', '费用'],
  label: 'summary',
  counts: 'paidOn',
  prepare: (rows) => {
    const invoices = Map.groupBy(rows, (row) => row.values.invoiceNo)
    for (const [invoice, same] of invoices) {
      const amounts = new Set(same.map(({ values }) => `${values.amountYuan} ${values.paidOn} ${values.summary}`))
      // one invoice paid in parts: told apart by day and amount
      if (invoice && amounts.size > 1) {
        for (const row of same) {
          row.values.inParts = true
          row.warn('invoiceNo', 'invoice_in_parts', { rows: same.length })
        }
      }
    }
  },
  targets: [
    {
      table: 'payments',
      key: (draft, row) => (draft.invoice_no && !row.values.inParts ? ['invoice_no'] : paymentKey.filter((column) => column in draft)),
      draft: (row, references) => {
        const { values } = row
        const category = categoryOf(row)
        const accrualMonth = values.accrualMonth ?? (values.paidOn ? `${values.paidOn.slice(0, 7)}-01` : null)
        if (!accrualMonth) row.refuse('accrualMonth', 'cell_empty')
        else if (!values.accrualMonth) row.warn('accrualMonth', 'month_from_payment', { month: accrualMonth.slice(0, 7) })
        if (!values.paidOn) row.warn('paidOn', 'unpaid')
        if (values.amountYuan && new Decimal(values.amountYuan).lte(0)) row.warn('amountYuan', 'not_positive', { value: values.amountYuan })
        const contractId = values.contract ? references.contractId(values.contract) : null
        if (values.contract && !contractId) row.refuse('contract', 'contract_unknown', { value: values.contract })
        return {
          sub_project: values.subProject ?? '',
          category,
          summary: values.summary ?? '',
          amount_yuan: values.amountYuan,
          paid_on: values.paidOn,
          accrual_month: accrualMonth,
          ...(row.has('contract') && { contract_id: contractId }),
          ...present(row, { invoice_no: 'invoiceNo' }),
          ...declaredBy(row, { approval: 'approval', invoice: 'invoice', acceptance: 'acceptance', receipt: 'receipt' }),
        }
      },
    },
  ],
})
const paymentKey = ['sub_project', 'category', 'summary', 'accrual_month', 'amount_yuan', 'paid_on', 'invoice_no']

function categoryOf(row: SheetRow<typeof paymentColumns>): string {
  const written = row.values.category ?? ''
  const known = categoryWords.get(wordOf(written))
  if (known) row.warn('category', 'category_as', { written, known })
  return known ?? written
}
