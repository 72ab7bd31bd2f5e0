import { fromColumn } from '#lib/day.ts'
import { Decimal } from '#lib/money.ts'
import { choice, decimal, identifier, text, wordOf, yesNo, yuan } from '#lib/sheets/cells.ts'
import { day, month } from '#lib/sheets/days.ts'
import { declaredBy, present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { usageOf } from './rules.ts'

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

const meterColumns = {
  meterCode: required(identifier, '表号', '表计编号', '电表号', '水表号', '表编号', '表具编号', '仪表编号'),
  kind: required(
    choice({ 电: 'electricity', 水: 'water', 电表: 'electricity', 水表: 'water', 用电: 'electricity', 用水: 'water' }),
    '类型',
    '表类型',
    '类别',
    '种类',
    '表计类型',
  ),
  readOn: required(day({ happened: true }), '抄表日期', '抄表时间', '日期', '抄表日'),
  previous: required(decimal({ places: 3, min: 0 }), '上次示数', '上次读数', '上期示数', '上期读数', '上月示数', '起数', '上月读数'),
  current: required(decimal({ places: 3, min: 0 }), '本次示数', '本次读数', '本期示数', '本期读数', '本月示数', '止数', '本月读数'),
  multiplier: optional(decimal({ places: 3, min: 0.001 }), '倍率', '倍数', '互感倍率'),
  usage: optional(
    decimal({ places: 3, units: ['度', '吨', '立方', 'm3', 'kwh', 'kWh'] }),
    '用量',
    '使用量',
    '本期用量',
    '用量度',
    '实际用量',
  ),
  unitPriceYuan: optional(decimal({ money: true, units: ['元/度', '元/吨'] }), '单价', '价格', '电价', '水价'),
  amountYuan: optional(yuan({ min: 0 }), '金额', '费用', '应缴金额', '应付金额', '电费', '水费'),
  reader: optional(text(), '抄表人', '抄表员', '记录人'),
}
type MeterRow = SheetRow<typeof meterColumns>

/** 抄表记录. */
export const meterReadings = defineLayout({
  name: 'meter_readings',
  after: [],
  columns: meterColumns,
  hints: ['抄表', '水电'],
  label: 'meterCode',
  counts: 'readOn',
  targets: [
    {
      table: 'meter_readings',
      key: () => ['meter_code', 'read_on'],
      keeps: ['unit_price_yuan', 'amount_yuan', 'reader'],
      draft: (row) => {
        const usage = checkedUsage(row)
        if (usage === null) return null
        checkAmount(row, usage)
        return {
          ...present(row, { meter_code: 'meterCode', kind: 'kind', read_on: 'readOn', previous: 'previous', current: 'current' }),
          multiplier: row.values.multiplier ?? '1',
          usage,
          ...present(row, { unit_price_yuan: 'unitPriceYuan', amount_yuan: 'amountYuan', reader: 'reader' }),
        }
      },
    },
  ],
  review: async (rows, tx) => {
    const codes = rows.map((row) => row.values.meterCode).filter((code) => code !== null)
    const known = await tx.meterReading.findMany({ where: { meterCode: { in: [...new Set(codes)] }, removedAt: null } })
    const stored = known.map(({ meterCode: code, readOn, current, unitPriceYuan }) => {
      return { code, on: fromColumn(readOn), current: current.toFixed(), price: unitPriceYuan?.toFixed() ?? null }
    })
    const read = rows.map(({ values }) => ({
      code: values.meterCode,
      on: values.readOn,
      current: values.current,
      price: values.unitPriceYuan,
    }))
    const readings = Map.groupBy([...stored, ...read], ({ code }) => code)
    for (const one of readings.values()) one.sort((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))
    for (const row of rows) {
      const { meterCode, readOn, previous, unitPriceYuan } = row.values
      const last = readings.get(meterCode)?.findLast(({ on }) => on !== null && readOn !== null && on < readOn)
      if (!last) continue
      if (last.current && previous && !new Decimal(last.current).eq(previous))
        row.warn('previous', 'reading_gap', { expected: last.current })
      if (last.price && unitPriceYuan && new Decimal(unitPriceYuan).div(last.price).sub(1).abs().gt(0.1))
        row.warn('unitPriceYuan', 'price_jumps', { before: last.price })
    }
  },
})

/** 用量 = (本次 − 上次) × 倍率; a meter that ran backwards needs a person who knows of the swap. */
function checkedUsage(row: MeterRow): string | null {
  const { previous, current, multiplier, usage } = row.values
  const computed = usageOf({ previous: previous ?? '', current: current ?? '', multiplier: multiplier ?? '1' }).usage
  if (computed === undefined) return null
  if (new Decimal(computed).lt(0)) {
    row.refuse('current', 'reading_decreased', { previous: previous ?? '', current: current ?? '' })
    return null
  }
  const off = usage === null ? new Decimal(0) : new Decimal(usage).sub(computed).abs()
  if (off.gte(1)) row.refuse('usage', 'usage_differs', { expected: computed, value: usage ?? '' })
  else if (off.gt(0)) row.warn('usage', 'usage_rounded', { expected: computed })
  return new Decimal(computed).toDecimalPlaces(3).toFixed()
}

function checkAmount(row: MeterRow, usage: string): void {
  const { unitPriceYuan, amountYuan } = row.values
  if (unitPriceYuan === null || amountYuan === null) return
  const expected = new Decimal(usage).mul(unitPriceYuan).toDecimalPlaces(2)
  if (expected.sub(amountYuan).abs().gt(0.01)) row.warn('amountYuan', 'amount_differs', { expected: expected.toFixed(2) })
}

const budgetColumns = {
  level1: optional(text(), '一级项目', '一级项目名称', '一级'),
  level2: optional(text(), '二级项目', '二级项目名称', '二级', '项目名称'),
  subProject: required(text(), ...subProject, '三级项目', '明细项目'),
  initialYuan: expected(yuan({ min: 0 }), '年初预算数', '年初预算', '预算数', '批复预算', '预算金额', '年初批复数', '年初预算金额'),
  adjustedYuan: optional(yuan({ min: 0 }), '全年预算数', '调整后预算', '调整预算数', '全年预算', '调整后预算数', '全年预算金额'),
  change: optional(yuan(), '调整数', '预算调整数', '调整金额', '调整', '调增调减', '调整数额'),
}

/** 预算: one sub-project a row, in 元 or 万元 as its header says. */
export const budgetLines = defineLayout({
  name: 'budget_lines',
  after: [],
  columns: budgetColumns,
  hints: ['预算'],
  label: 'subProject',
  targets: [
    {
      table: 'budget_lines',
      key: () => ['year', 'sub_project'],
      keeps: ['level1', 'level2'],
      draft: (row, { year }) => {
        const { level1, level2, subProject: name, initialYuan, change } = row.values
        const moved = initialYuan && change ? new Decimal(initialYuan).add(change).toFixed() : null
        const adjustedYuan = row.values.adjustedYuan ?? moved
        const initial = initialYuan ?? adjustedYuan
        if (moved && adjustedYuan && !new Decimal(moved).eq(adjustedYuan))
          row.refuse('adjustedYuan', 'budget_does_not_add_up', { expected: moved })
        if (initial === null) row.refuse('initialYuan', 'cell_empty')
        else if (adjustedYuan === null) row.warn('adjustedYuan', 'budget_not_adjusted')
        return {
          year,
          level1: level1 ?? '',
          level2: level2 ?? '',
          sub_project: name ?? '',
          initial_yuan: initial,
          adjusted_yuan: adjustedYuan ?? initial,
        }
      },
    },
  ],
})
