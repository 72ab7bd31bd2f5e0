import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { dayText } from '../shapes.ts'
import { occupancyOf, planOn, seatsFor } from './read.ts'
import { choicesInput, housePlan, occupancyInput, occupancyView, roomInput, roomView, seatChoice, seatInput, seatView } from './schema.ts'

export const roomKind = {
  model: 'room',
  read: 'rooms.read',
  write: 'rooms.write',
  input: roomInput,
  view: roomView,
  search: ['code', 'name', 'floor'],
  by: 'updatedAt',
} as const
export const roomQueries = recordQueries(roomKind)

export const seatKind = {
  model: 'seat',
  read: 'rooms.read',
  write: 'rooms.write',
  input: seatInput,
  view: seatView,
  search: ['code', 'room.code', 'room.name'],
  by: 'availableFrom',
  include: { room: { select: { code: true, name: true, floor: true } } },
} as const
export const seatQueries = recordQueries(seatKind)

/** The floors of the house on a day: who sits where. */
export const getPlan = query('rooms.read')
  .input(z.object({ day: dayText }))
  .output(housePlan)
  .handler(({ input, context: { db } }) => planOn(db, input.day))

/** Seats to choose from for some days: the free ones first. */
export const listChoices = query('rooms.read')
  .input(choicesInput)
  .output(z.array(seatChoice))
  .handler(({ input, context: { db } }) => seatsFor(db, input))

/** Occupancy by day, month or year. */
export const getOccupancy = query('rooms.read')
  .input(occupancyInput)
  .output(occupancyView)
  .handler(({ input: { by, year, month }, context: { db } }) => occupancyOf(db, by, year, month))
