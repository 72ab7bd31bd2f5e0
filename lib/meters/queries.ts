import { recordQueries } from '../record.ts'
import { usageOf } from './rules.ts'
import { billInput, billView, meterInput, meterReadingInput, meterReadingView, meterView } from './schema.ts'

export const meterKind = {
  model: 'meter',
  read: 'costs.read',
  write: 'costs.write',
  input: meterInput,
  view: meterView,
  search: ['code', 'place'],
  by: 'createdAt',
  include: { room: { select: { name: true } } },
} as const
export const meterQueries = recordQueries(meterKind)

export const meterReadingKind = {
  model: 'meterReading',
  read: 'costs.read',
  write: 'costs.write',
  input: meterReadingInput,
  view: meterReadingView,
  search: ['meterCode', 'reader'],
  by: 'readOn',
  derive: usageOf,
} as const
export const meterReadingQueries = recordQueries(meterReadingKind)

export const billKind = {
  model: 'bill',
  read: 'costs.read',
  write: 'costs.write',
  input: billInput,
  view: billView,
  search: ['meterCode', 'billNo'],
  by: 'startsOn',
  include: { meter: { select: { kind: true, place: true } } },
} as const
export const billQueries = recordQueries(billKind)
