import { fromColumn } from '#lib/day.ts'
import type { Tx } from '#lib/db.ts'
import { type CellKind, decimal } from '#lib/sheets/cells.ts'
import { optional } from '#lib/sheets/layout.ts'

/** What sheets call electricity and water. */
export const meterWords = {
  ...{ 电: 'electricity', 水: 'water', 电表: 'electricity', 水表: 'water', 用电: 'electricity', 用水: 'water' },
  ...{ 电费: 'electricity', 水费: 'water', 自来水: 'water', 电力: 'electricity' },
} as const
/** A quantity of electricity or water, whatever unit stands behind it. */
export const quantity = decimal({ places: 3, units: ['度', '吨', '立方', '立方米', 'm3', 'm³', 'kwh', 'kWh', '千瓦时'] })

export const partNames = ['sharpUsage', 'peakUsage', 'flatUsage', 'valleyUsage'] as const
/** The columns 尖 峰 平 谷 of usage. */
export const partsOf = (kind: CellKind<string>) => ({
  sharpUsage: optional(kind, '尖', '尖段', '尖段用量', '尖时段', '尖用量', '尖电量', '尖峰用量', '尖峰电量', '尖段电量'),
  peakUsage: optional(kind, '峰', '峰段', '峰段用量', '峰时段', '峰用量', '峰电量', '高峰用量', '高峰电量', '峰段电量', '高峰'),
  flatUsage: optional(kind, '平', '平段', '平段用量', '平时段', '平用量', '平电量', '平段电量', '平时'),
  valleyUsage: optional(kind, '谷', '谷段', '谷段用量', '谷时段', '谷用量', '谷电量', '低谷用量', '低谷电量', '谷段电量', '低谷'),
})

const denial = /(未|没有?|无|不)(需|用|曾|发生)?(换|更|翻|归)/
/** What a note says happened to a meter; null when it speaks of neither. */
export function changeIn(note: string | null): 'swap' | 'rollover' | null {
  if (note === null || denial.test(note)) return null
  if (/换表|换新表|更换|新装|旧表拆/.test(note)) return 'swap'
  return /翻转|翻表|归零|走满|满刻度|过零|满位/.test(note) ? 'rollover' : null
}

type Registered = { kind: string; multiplier: string; digits: number; installedOn: string | null; retiredOn: string | null }
/** What the register knows of some meters. */
export async function registryOf(tx: Tx, codes: string[]): Promise<Map<string, Registered>> {
  const meters = await tx.meter.findMany({ where: { code: { in: codes } } })
  return new Map(
    meters.map(({ code, kind, multiplier, digits, installedOn, retiredOn }) => [
      code,
      {
        kind,
        multiplier: multiplier.toFixed(),
        digits,
        installedOn: installedOn && fromColumn(installedOn),
        retiredOn: retiredOn && fromColumn(retiredOn),
      },
    ]),
  )
}

/** The readings that the house has of some meters. */
export async function storedReadings(tx: Tx, codes: string[]) {
  const known = await tx.meterReading.findMany({ where: { meterCode: { in: codes }, removedAt: null } })
  return known.map(({ meterCode, readOn, current, unitPriceYuan, usage }) => ({
    code: meterCode,
    on: fromColumn(readOn),
    current: current.toFixed(),
    price: unitPriceYuan?.toFixed() ?? null,
    usage: usage.toFixed(),
  }))
}
