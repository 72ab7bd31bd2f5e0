import { z } from 'zod'
import { dayText, decimalText, longText, quantityText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

/** 电 水 */
export const meterKinds = ['electricity', 'water'] as const
/** single: one price; time_of_use: 尖峰平谷 */
export const meterTariffs = ['single', 'time_of_use'] as const
/** What happened to a meter between two readings: nothing; another took its place (换表); it began at 0 again (翻转). */
export const meterChanges = ['none', 'swap', 'rollover'] as const

export const meterInput = z.object({
  id: recordId,
  code: shortText,
  kind: z.enum(meterKinds),
  place: shortText.nullable(),
  roomId: recordId.nullable(),
  multiplier: quantityText,
  /** Digits before the point: a meter of five begins at 0 again after 99999. */
  digits: z.int().min(3).max(9),
  tariff: z.enum(meterTariffs),
  installedOn: dayText.nullable(),
  retiredOn: dayText.nullable(),
  note: longText.nullable(),
})
export const meterView = meterInput.extend(recordBase.shape).extend({ room: z.object({ name: z.string() }).nullable() })

/** 尖 峰 平 谷: all four or none. */
const parts = {
  sharpUsage: quantityText.nullable(),
  peakUsage: quantityText.nullable(),
  flatUsage: quantityText.nullable(),
  valleyUsage: quantityText.nullable(),
}
export const meterReadingInput = z.object({
  id: recordId,
  meterCode: shortText,
  kind: z.enum(meterKinds),
  readOn: dayText,
  previous: quantityText,
  current: quantityText,
  multiplier: quantityText,
  change: z.enum(meterChanges),
  swapFinal: quantityText.nullable(),
  swapStart: quantityText.nullable(),
  swapMultiplier: quantityText.nullable(),
  ...parts,
  unitPriceYuan: decimalText.nullable(),
  amountYuan: yuanText.nullable(),
  reader: shortText.nullable(),
  note: longText.nullable(),
})
export const meterReadingView = meterReadingInput.extend(recordBase.shape).extend({ usage: z.string() })

/** A price as suppliers print it: up to six decimals. */
const priceText = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/)
export const billInput = z.object({
  id: recordId,
  meterCode: shortText,
  billNo: shortText.nullable(),
  startsOn: dayText,
  endsOn: dayText,
  usage: quantityText,
  unitPriceYuan: priceText.nullable(),
  ...parts,
  sharpPriceYuan: priceText.nullable(),
  peakPriceYuan: priceText.nullable(),
  flatPriceYuan: priceText.nullable(),
  valleyPriceYuan: priceText.nullable(),
  otherYuan: yuanText,
  amountYuan: yuanText,
  dueOn: dayText.nullable(),
  /** Left out where a bill is only corrected: what was accepted stays accepted. */
  acceptedNote: longText.nullable().optional(),
})
/** What the database finds wrong with a bill, from readings, neighbours and payments. */
export const billFindings = ['usage_differs', 'no_readings', 'amount_differs', 'price_jumps', 'gap', 'overlap', 'paid_differs'] as const
export const billView = billInput.extend(recordBase.shape).extend({
  acceptedNote: z.string().nullable(),
  findings: z.array(z.enum(billFindings)),
  paidYuan: z.string(),
  meter: z.object({ id: recordId, kind: z.string(), place: z.string().nullable() }),
})

/** One finding with its figures: what the bill says (or days without a bill), and what it should be. `part` tells which price jumped. */
export const billDifference = z.object({
  kind: z.enum(billFindings),
  part: z.enum(['single', 'sharp', 'peak', 'flat', 'valley']).nullable(),
  given: z.string(),
  expected: z.string(),
})
export type BillDifference = z.infer<typeof billDifference>

/** A meter as it stands on a day: what whoever reads it then must know. */
export const meterStand = z.object({
  code: z.string(),
  on: dayText,
  /** Null for a code that nobody has registered. */
  meter: z
    .object({
      id: recordId,
      kind: z.enum(meterKinds),
      place: z.string().nullable(),
      room: z.string().nullable(),
      multiplier: z.string(),
      digits: z.int(),
      tariff: z.enum(meterTariffs),
      installedOn: dayText.nullable(),
      retiredOn: dayText.nullable(),
    })
    .nullable(),
  /** The reading before that day and the one after it. */
  last: z.object({ readOn: dayText, current: z.string() }).nullable(),
  next: z.object({ readOn: dayText, previous: z.string() }).nullable(),
  /** Whether it was read on that very day. */
  isRead: z.boolean(),
  /** Whether a reading of that day was removed: it has to be brought back, a day has room for one. */
  isRemoved: z.boolean(),
  /** What it uses a day: the mean of at most six periods before; null where there is none. */
  usual: z.string().nullable(),
})
export type MeterStand = z.infer<typeof meterStand>
export const standInput = z.object({
  code: z.string().trim().max(200),
  on: dayText,
  /** A reading that is being corrected, as if it were not there. */
  except: recordId.nullable(),
})

/** One meter of a month's round, and its reading where it was read already. */
export const roundLine = meterStand.extend({
  done: z.object({ id: recordId, readOn: dayText, current: z.string(), usage: z.string() }).nullable(),
})
export type RoundLine = z.infer<typeof roundLine>
