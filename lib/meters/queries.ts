import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { dayText, recordId } from '../shapes.ts'
import { differencesOf, roundOf, standOf } from './read.ts'
import { usageOf } from './rules.ts'
import {
  billDifference,
  billInput,
  billView,
  meterInput,
  meterReadingInput,
  meterReadingView,
  meterStand,
  meterView,
  roundLine,
  standInput,
} from './schema.ts'

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
  include: { meter: { select: { id: true, kind: true, place: true } } },
} as const
export const billQueries = recordQueries(billKind)

/** A meter as it stands on a day, for whoever reads it then. */
export const getStand = query('costs.read')
  .input(standInput)
  .output(meterStand)
  .handler(({ input, context: { db } }) => standOf(db, input.code, input.on, input.except))

/** The meters to be read in a month, in the order of their places. */
export const getMeterRound = query('costs.read')
  .input(z.object({ month: dayText }))
  .output(z.array(roundLine))
  .handler(({ input, context: { db } }) => roundOf(db, `${input.month.slice(0, 7)}-01`))

/** What is wrong with a bill, with the figures that do not agree. */
export const getDifferences = query('costs.read')
  .input(z.object({ id: recordId }))
  .output(z.array(billDifference))
  .handler(({ input, context: { db } }) => differencesOf(db, input.id))
