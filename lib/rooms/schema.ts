import { z } from 'zod'
import { dayText, hundredthsText, longText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'
import { gridSize, seatStates } from './rules.ts'

export const roomInput = z.object({
  id: recordId,
  code: shortText,
  name: shortText,
  floor: shortText,
  areaSqm: hundredthsText.nullable(),
  isShared: z.boolean(),
  note: longText.nullable(),
})
/** Where a room is drawn on its floor, in cells of the grid from its upper left corner. */
const rectangle = z.object({
  left: z
    .int()
    .min(0)
    .max(gridSize - 1),
  top: z
    .int()
    .min(0)
    .max(gridSize - 1),
  width: z
    .int()
    .min(1)
    .max(gridSize - 1),
  height: z
    .int()
    .min(1)
    .max(gridSize - 1),
})
export const roomView = roomInput.extend(recordBase.shape).extend(rectangle.shape)

export const seatInput = z.object({
  id: recordId,
  roomId: recordId,
  code: shortText,
  availableFrom: dayText,
  closedOn: dayText.nullable(),
  note: longText.nullable(),
})
export const seatView = seatInput
  .extend(recordBase.shape)
  .extend({ room: z.object({ code: z.string(), name: z.string(), floor: z.string() }) })

/** Where rooms are drawn from now on, all of them or none. */
export const arrangeInput = z.object({ rooms: z.array(recordVersion.extend(rectangle.shape)).min(1).max(500) })

/** Seats that one step of the wizard makes at most. */
export const mostNewSeats = 200
export const addSeatsInput = z.object({
  roomId: recordId,
  /** One id a seat: sent again, they are the same seats. */
  seats: z
    .array(z.object({ id: recordId, code: shortText }))
    .min(1)
    .max(mostNewSeats),
  availableFrom: dayText,
})

/** Who sits in a seat, or will. */
const sitter = z.object({
  stayId: recordId,
  organisationId: recordId,
  organisation: z.string(),
  startedOn: dayText,
  endedOn: dayText.nullable(),
  agreementEndsOn: dayText.nullable(),
})
export const planSeat = z.object({
  id: recordId,
  code: z.string(),
  label: z.string(),
  availableFrom: dayText,
  closedOn: dayText.nullable(),
  state: z.enum(seatStates),
  stay: sitter.nullable(),
  next: sitter.nullable(),
})
export type PlanSeat = z.infer<typeof planSeat>
export const planRoom = roomView.extend({ seats: z.array(planSeat) })
export type PlanRoom = z.infer<typeof planRoom>
/** The house on one day: rooms in reading order, and how many stays name a seat in words without being linked to it. */
export const housePlan = z.object({ day: dayText, rooms: z.array(planRoom), unlinked: z.int(), measures: z.array(z.string()) })
export type HousePlan = z.infer<typeof housePlan>

export const choicesInput = z.object({
  from: dayText,
  /** The day of leaving; null for a stay without one. */
  until: dayText.nullable().default(null),
  search: z.string().trim().max(100).default(''),
  /** The stay that is being corrected: it does not stand in its own way. */
  exceptStayId: recordId.nullable().default(null),
})
/** A seat to choose: whether it is free in the days asked, or who has it, or that it is not open then. */
export const seatChoice = z.object({
  id: recordId,
  label: z.string(),
  floor: z.string(),
  isOpen: z.boolean(),
  organisation: z.string().nullable(),
  since: dayText.nullable(),
  until: dayText.nullable(),
})
export type SeatChoice = z.infer<typeof seatChoice>

/** How occupancy is cut: each day of a month, each month of a year, each year. */
export const occupancySteps = ['day', 'month', 'year'] as const
export type OccupancyStep = (typeof occupancySteps)[number]
export const occupancyInput = z.object({
  by: z.enum(occupancySteps),
  year: z.coerce.number().int().min(2000).max(2099),
  month: z.coerce.number().int().min(1).max(12).default(1),
})
/** Seat-days, and square metres times days, of one stretch; texts of decimals. */
export const occupancyLine = z.object({
  from: dayText,
  to: dayText,
  days: z.int(),
  available: z.string(),
  occupied: z.string(),
  areaDays: z.string(),
})
export type OccupancyLine = z.infer<typeof occupancyLine>
export const occupancyView = z.object({
  by: z.enum(occupancySteps),
  lines: z.array(occupancyLine),
  total: occupancyLine.nullable(),
  measures: z.array(z.string()),
})
export type OccupancyView = z.infer<typeof occupancyView>
