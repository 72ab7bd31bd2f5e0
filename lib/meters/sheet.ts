import { Decimal } from '#lib/money.ts'
import { choice, decimal, identifier, text, yuan } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { computed, defineLayout, optional, required } from '#lib/sheets/layout.ts'
import { type Figures, jumpOf, mayRollOver, sumOfParts, usageOf, usualPerDay } from './rules.ts'
import { changeIn, type MeterRow, meterWords, partNames, partsOf, quantity, registryOf, storedReadings } from './sheet-parts.ts'

export { bills } from './bill-sheet.ts'

const figure = decimal({ places: 3, min: 0 })
const meterColumns = {
  meterCode: required(identifier, '表号', '表计编号', '电表号', '水表号', '表编号', '表具编号', '仪表编号'),
  kind: required(choice(meterWords), '类型', '表类型', '类别', '种类', '表计类型'),
  readOn: required(day({ happened: true }), '抄表日期', '抄表时间', '日期', '抄表日'),
  previous: required(figure, '上次示数', '上次读数', '上期示数', '上期读数', '上月示数', '起数', '上月读数'),
  current: required(figure, '本次示数', '本次读数', '本期示数', '本期读数', '本月示数', '止数', '本月读数'),
  multiplier: optional(decimal({ places: 3, min: 0.001 }), '倍率', '倍数', '互感倍率'),
  swapFinal: optional(
    figure,
    '旧表止数',
    '旧表示数',
    '旧表读数',
    '旧表止码',
    '旧表末数',
    '拆表示数',
    '拆表读数',
    '换表前示数',
    '换表前读数',
  ),
  swapStart: optional(
    figure,
    '新表底数',
    '新表起数',
    '新表示数',
    '新表起码',
    '新表底度',
    '装表示数',
    '装表读数',
    '换表后示数',
    '换表后底数',
  ),
  swapMultiplier: optional(decimal({ places: 3, min: 0.001 }), '旧表倍率', '原倍率'),
  ...partsOf(quantity),
  usage: optional(quantity, '用量', '使用量', '本期用量', '用量度', '实际用量', '用量合计', '总用量'),
  unitPriceYuan: optional(decimal({ money: true, units: ['元/度', '元/吨'] }), '单价', '价格', '电价', '水价'),
  amountYuan: optional(yuan({ min: 0 }), '金额', '费用', '应缴金额', '应付金额', '电费', '水费'),
  reader: optional(text(), '抄表人', '抄表员', '记录人'),
  /** 换表, 翻转 and the like, in a column of its own or among the notes. */
  change: optional(text(), '换表或翻转', '换表/翻转', '换表', '表计变更', '异常情况', '抄表情况'),
  note: optional(text(), '备注', '说明', '备注说明', '情况说明'),
  /** Found by comparing rows: the first of its meter. */
  tellsMeter: computed<boolean>(),
  /** Of a row whose sheet has no multiplier: that of the register. */
  registered: computed<string>(),
}

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
      keeps: ['unit_price_yuan', 'amount_yuan', 'reader', 'note'],
      draft: (row) => {
        const usage = checkedUsage(row)
        if (usage === null) return null
        checkAmount(row, usage)
        const { change } = figuresOf(row)
        return {
          ...present(row, { meter_code: 'meterCode', kind: 'kind', read_on: 'readOn', previous: 'previous', current: 'current' }),
          multiplier: multiplierOf(row),
          change,
          swap_final: change === 'swap' ? row.values.swapFinal : null,
          swap_start: change === 'swap' ? row.values.swapStart : null,
          swap_multiplier: change === 'swap' ? row.values.swapMultiplier : null,
          usage,
          ...checkedParts(row, usage),
          ...present(row, { unit_price_yuan: 'unitPriceYuan', amount_yuan: 'amountYuan', reader: 'reader', note: 'note' }),
        }
      },
    },
  ],
  review: async (rows, tx) => {
    const codes = [...new Set(rows.map((row) => row.values.meterCode).filter((code) => code !== null))]
    const [registry, stored] = await Promise.all([registryOf(tx, codes), storedReadings(tx, codes)])
    for (const row of rows) {
      const meter = registry.get(row.values.meterCode ?? '')
      if (!meter) continue
      row.values.registered = meter.multiplier
      const { readOn, kind, previous } = row.values
      if (kind && kind !== meter.kind) row.refuse('kind', 'meter_kind_differs', { kind: meter.kind })
      if (readOn && meter.installedOn && readOn < meter.installedOn) row.refuse('readOn', 'before_installed', { day: meter.installedOn })
      if (readOn && meter.retiredOn && readOn > meter.retiredOn) row.refuse('readOn', 'after_retired', { day: meter.retiredOn })
      if (figuresOf(row).change === 'rollover' && previous && !mayRollOver(previous, meter.digits))
        row.warn('previous', 'rollover_doubtful', { digits: meter.digits })
    }
    const own = new Set(rows.map(({ values }) => `${values.meterCode} ${values.readOn}`))
    const read = rows.map((row) => ({
      row,
      code: row.values.meterCode,
      on: row.values.readOn,
      current: row.values.current,
      price: row.values.unitPriceYuan,
      usage: usageOf({ ...figuresOf(row), multiplier: multiplierOf(row) }).usage ?? null,
    }))
    const others = stored.filter(({ code, on }) => !own.has(`${code} ${on}`)).map((reading) => ({ ...reading, row: null }))
    for (const chain of Map.groupBy([...others, ...read], ({ code }) => code).values())
      reviewChain(chain.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? '')))
  },
})

type Row = MeterRow<typeof meterColumns>
type Link = { row: Row | null; on: string | null; current: string | null; price: string | null; usage: string | null }

/** One meter's readings in the order of their days: what does not follow from the one before, and what is not as usual. */
function reviewChain(chain: readonly Link[]): void {
  for (const [at, { row, on, usage }] of chain.entries()) {
    const last = chain.slice(0, at).findLast((other) => other.on !== null && on !== null && other.on < on)
    if (!row || !last?.on || !on) continue
    const { previous, unitPriceYuan } = row.values
    if (last.current && previous && !new Decimal(last.current).eq(previous)) row.warn('previous', 'reading_gap', { expected: last.current })
    if (last.price && unitPriceYuan && new Decimal(unitPriceYuan).div(last.price).sub(1).abs().gt(0.1))
      row.warn('unitPriceYuan', 'price_jumps', { before: last.price })
    const before = chain
      .slice(Math.max(0, at - 8), at)
      .flatMap((other) => (other.on && other.usage ? [{ readOn: other.on, usage: other.usage }] : []))
    const ratio = usage === null ? null : jumpOf(usage, last.on, on, usualPerDay(before))
    if (ratio !== null) row.warn('current', 'usage_jumps', { ratio })
  }
}

const multiplierOf = ({ values }: Row): string => values.multiplier ?? values.registered ?? '1'
/** The figures of a row, and what its words say of a swap or a roll-over. */
function figuresOf({ values }: Row): Figures & { change: 'none' | 'swap' | 'rollover' } {
  const { previous, current, swapFinal, swapStart, swapMultiplier } = values
  const said = changeIn(values.change) ?? changeIn(values.note)
  const ranBackwards = previous !== null && current !== null && new Decimal(current).lt(previous)
  const change = swapFinal !== null || swapStart !== null ? 'swap' : said === 'rollover' && !ranBackwards ? 'none' : (said ?? 'none')
  return { previous, current, swapFinal, swapStart, swapMultiplier, change }
}

/** 用量 = (本次 − 上次) × 倍率; a meter that ran backwards needs a word of the swap or roll-over. */
function checkedUsage(row: Row): string | null {
  const figures = figuresOf(row)
  const { previous, current, swapFinal, swapStart, change } = figures
  if (change === 'swap' && (swapFinal === null || swapStart === null)) {
    row.refuse(swapFinal === null ? 'swapFinal' : 'swapStart', 'swap_figures_missing')
    return null
  }
  const computed = usageOf({ ...figures, multiplier: multiplierOf(row) }).usage
  if (computed === undefined) return null
  if (change === 'swap' && previous && swapFinal && new Decimal(swapFinal).lt(previous)) {
    row.refuse('swapFinal', 'reading_decreased', { previous, current: swapFinal })
    return null
  }
  if (change === 'swap' && current && swapStart && new Decimal(current).lt(swapStart)) {
    row.refuse('current', 'reading_decreased', { previous: swapStart, current })
    return null
  }
  if (new Decimal(computed).lt(0)) {
    row.refuse('current', 'reading_decreased', { previous: previous ?? '', current: current ?? '' })
    return null
  }
  const { usage } = row.values
  const off = usage === null ? new Decimal(0) : new Decimal(usage).sub(computed).abs()
  if (off.gte(1)) row.refuse('usage', 'usage_differs', { expected: computed, value: usage ?? '' })
  else if (off.gt(0)) row.warn('usage', 'usage_rounded', { expected: computed })
  return computed
}

/** 尖峰平谷 of a row: a column that the sheet lacks, or a cell left empty among filled ones, stands for nothing used. */
function checkedParts(row: Row, usage: string): Record<string, string | null> {
  if (!partNames.some((name) => row.has(name))) return {}
  const parts = partNames.map((name) => row.values[name])
  const isFilled = parts.some((part) => part !== null)
  const full = parts.map((part) => part ?? '0')
  const sum = sumOfParts(full) ?? '0'
  const first = partNames.find((name) => row.has(name) && row.values[name] !== null)
  if (isFilled && first && !new Decimal(sum).eq(usage)) row.refuse(first, 'parts_differ', { sum, usage })
  const [sharp, peak, flat, valley] = isFilled ? full : [null, null, null, null]
  return { sharp_usage: sharp ?? null, peak_usage: peak ?? null, flat_usage: flat ?? null, valley_usage: valley ?? null }
}

function checkAmount(row: Row, usage: string): void {
  const { unitPriceYuan, amountYuan } = row.values
  if (unitPriceYuan === null || amountYuan === null) return
  const expected = new Decimal(usage).mul(unitPriceYuan).toDecimalPlaces(2)
  if (expected.sub(amountYuan).abs().gt(0.01)) row.warn('amountYuan', 'amount_differs', { expected: expected.toFixed(2) })
}
