import { Decimal } from '#lib/money.ts'
import { choice, decimal, identifier, yuan } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, optional, required } from '#lib/sheets/layout.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { billSpan } from './bill-span.ts'
import { amountOf, sumOfParts } from './rules.ts'
import { meterWords, partNames, partsOf, quantity, registryOf } from './sheet-parts.ts'

const words = (names: string): string[] => names.split(' ')
const price = decimal({ places: 6, min: 0, units: ['元/度', '元/吨', '元/立方', '元/立方米', '元/kwh', '元/千瓦时', '元'] })
const billColumns = {
  meterCode: required(
    identifier,
    ...words('表号 户号 客户编号 用户编号 用户号 缴费户号 电表号 水表号 表计编号 表具编号 用电户号 用水户号'),
  ),
  kind: optional(choice(meterWords), '类型', '费用类型', '类别', '账单类型', '能源类型', '费用项目'),
  billNo: optional(identifier, ...words('账单号 账单编号 账单编码 账单流水号 流水号 结算单号 通知单号')),
  startsOn: optional(
    day(),
    ...words('计费开始 计费开始日期 计费起始日期 计费起日 开始日期 起始日期 账期开始 用电开始 上次抄表日期 起始日'),
  ),
  endsOn: optional(day(), ...words('计费结束 计费结束日期 计费截止日期 计费止日 结束日期 账期结束 用电结束 本次抄表日期 终止日期')),
  period: optional(
    billSpan,
    ...words('账期 计费期间 计费周期 账单周期 账单月份 费用期间 用电周期 用水周期 结算周期 抄表周期 计费时段 费用月份 月份'),
  ),
  usage: required(
    quantity,
    ...words('用量 使用量 本期用量 电量 水量 用电量 用水量 计费电量 计费水量 总电量 总用量 合计电量 结算电量 实用水量'),
  ),
  ...partsOf(quantity),
  unitPriceYuan: optional(price, '单价', '电价', '水价', '平均单价', '平均电价', '综合单价', '价格'),
  sharpPriceYuan: optional(price, '尖单价', '尖段单价', '尖电价', '尖段电价', '尖峰电价', '尖价'),
  peakPriceYuan: optional(price, '峰单价', '峰段单价', '峰电价', '峰段电价', '高峰电价', '峰价'),
  flatPriceYuan: optional(price, '平单价', '平段单价', '平电价', '平段电价', '平价'),
  valleyPriceYuan: optional(price, '谷单价', '谷段单价', '谷电价', '谷段电价', '低谷电价', '谷价'),
  otherYuan: optional(yuan(), ...words('附加费 附加费用 其他费用 其它费用 代征费 基金及附加 政府性基金 污水处理费 附加')),
  amountYuan: required(
    yuan(),
    ...words('金额 应缴金额 应付金额 应收金额 账单金额 本期金额 合计金额 总金额 费用合计 电费 水费 本期电费 本期水费 应缴费用'),
  ),
  dueOn: optional(day(), ...words('缴费截止 缴费截止日 缴费截止日期 截止缴费日期 最迟缴费日 最后缴费日 缴费期限 截止日期 到期日')),
  /** Found by comparing rows: the first of its meter. */
  tellsMeter: computed<boolean>(),
}
type BillRow = SheetRow<typeof billColumns>

/** 水电费账单. */
export const bills = defineLayout({
  name: 'bills',
  after: ['meter_readings'],
  columns: billColumns,
  hints: ['账单', '水费单', '电费单', '对账单', '电费通知', '水费通知'],
  label: 'meterCode',
  prepare: (rows) => {
    for (const [code, same] of Map.groupBy(rows, (row) => row.values.meterCode)) if (code && same[0]) same[0].values.tellsMeter = true
  },
  targets: [
    {
      table: 'meters',
      key: () => ['code'],
      once: ['kind'],
      draft: (row) => (row.values.tellsMeter ? { code: row.values.meterCode, kind: row.values.kind ?? guessedKind(row) } : null),
    },
    {
      table: 'bills',
      key: (draft) => (draft.bill_no ? ['bill_no'] : ['meter_code', 'starts_on', 'ends_on']),
      keeps: ['due_on', 'unit_price_yuan', 'bill_no'],
      draft: (row) => {
        const span = spanOf(row)
        const { usage, amountYuan } = row.values
        if (!span || usage === null || amountYuan === null) return null
        const parts = checkedParts(row, usage)
        checkAmount(row)
        return {
          meter_code: row.values.meterCode,
          starts_on: span.from,
          ends_on: span.to,
          usage,
          amount_yuan: amountYuan,
          other_yuan: row.values.otherYuan ?? '0',
          ...parts,
          ...present(row, { bill_no: 'billNo', unit_price_yuan: 'unitPriceYuan', due_on: 'dueOn' }),
          ...present(row, { sharp_price_yuan: 'sharpPriceYuan', peak_price_yuan: 'peakPriceYuan' }),
          ...present(row, { flat_price_yuan: 'flatPriceYuan', valley_price_yuan: 'valleyPriceYuan' }),
        }
      },
    },
  ],
  review: async (rows, tx) => {
    const registry = await registryOf(tx, [...new Set(rows.map(({ values }) => values.meterCode).filter((code) => code !== null))])
    for (const row of rows) {
      const { meterCode, kind, tellsMeter } = row.values
      const meter = registry.get(meterCode ?? '')
      if (meter && kind && kind !== meter.kind) row.refuse('kind', 'meter_kind_differs', { kind: meter.kind })
      if (!meter && meterCode && tellsMeter) row.warn('meterCode', 'meter_registered', { kind: kind ?? guessedKind(row) })
    }
  },
})

/** Where no column says it: water when the sheet or what stands above it speaks of water and not of electricity. */
const guessedKind = ({ sheet, titles }: BillRow): string => {
  const words = [sheet, ...titles].join(' ')
  return words.includes('水') && !words.includes('电') ? 'water' : 'electricity'
}

/** The days of a bill: from two cells, or from one that names a month or both ends. */
function spanOf(row: BillRow): { from: string; to: string } | null {
  const { startsOn, endsOn, period } = row.values
  const span = startsOn && endsOn ? { from: startsOn, to: endsOn } : period
  if (!span) {
    const isRefused = row.issues.some(({ severity }) => severity === 'refused')
    if (!isRefused) row.refuse(row.has('period') ? 'period' : startsOn ? 'endsOn' : 'startsOn', 'cell_empty')
    return null
  }
  if (span.to < span.from) row.refuse(row.has('endsOn') ? 'endsOn' : 'period', 'ends_before_start', { start: span.from })
  return span
}

function checkedParts(row: BillRow, usage: string): Record<string, string | null> {
  if (new Decimal(usage).lt(0)) row.refuse('usage', 'too_small', { value: usage, min: 0 })
  if (!partNames.some((name) => row.has(name))) return {}
  const parts = partNames.map((name) => row.values[name])
  const first = partNames.find((name) => row.values[name] !== null)
  const full = parts.map((part) => (first ? (part ?? '0') : null))
  const sum = sumOfParts(full)
  if (first && sum !== null && !new Decimal(sum).eq(usage)) row.refuse(first, 'parts_differ', { sum, usage })
  const [sharp, peak, flat, valley] = full
  return { sharp_usage: sharp ?? null, peak_usage: peak ?? null, flat_usage: flat ?? null, valley_usage: valley ?? null }
}

function checkAmount(row: BillRow): void {
  const parts = partNames.some((name) => row.values[name] !== null)
  const usages = parts ? Object.fromEntries(partNames.map((name) => [name, row.values[name] ?? '0'])) : {}
  const expected = amountOf({ ...row.values, ...usages })
  const most = parts ? 0.04 : 0.01
  if (expected !== null && row.values.amountYuan !== null && new Decimal(expected).sub(row.values.amountYuan).abs().gt(most))
    row.warn('amountYuan', 'bill_amount_differs', { expected })
}
