import { present } from '#lib/sheets/fields.ts'
import { defineLayout } from '#lib/sheets/layout.ts'
import { checkAmount, checkedParts, checkedUsage, figuresOf, multiplierOf, reviewChain } from './reading-checks.ts'
import { meterColumns } from './reading-columns.ts'
import { mayRollOver, usageOf } from './rules.ts'
import { registryOf, storedReadings } from './sheet-parts.ts'

export { bills } from './bill-sheet.ts'

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
