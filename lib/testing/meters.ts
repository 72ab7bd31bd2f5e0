import { randomUUID } from 'node:crypto'

/** An ordinary reading of an electricity meter, as a form sends it. */
export const readingOf = (meterCode: string, readOn: string, previous: string, current: string, over: object = {}) => ({
  ...{ id: randomUUID(), meterCode, kind: 'electricity' as const, readOn, previous, current, multiplier: '1', change: 'none' as const },
  ...{ swapFinal: null, swapStart: null, swapMultiplier: null, sharpUsage: null, peakUsage: null, flatUsage: null, valleyUsage: null },
  ...{ unitPriceYuan: null, amountYuan: null, reader: null, note: null },
  ...over,
})
