import { fromColumn } from '#lib/day.ts'
import { Decimal } from '#lib/money.ts'
import { choice, decimal, identifier, text, yuan } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, optional, required } from '#lib/sheets/layout.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { usageOf } from './rules.ts'

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
  /** Found by comparing rows: the first of its meter. */
  tellsMeter: computed<boolean>(),
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
  prepare: (rows) => {
    for (const [code, same] of Map.groupBy(rows, (row) => row.values.meterCode)) if (code && same[0]) same[0].values.tellsMeter = true
  },
  targets: [
    {
      table: 'meters',
      key: () => ['code'],
      once: ['kind', 'multiplier'],
      draft: ({ values }) =>
        values.tellsMeter ? { code: values.meterCode, kind: values.kind, multiplier: values.multiplier ?? '1' } : null,
    },
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
