import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'
import { isDay, today } from '#lib/day.ts'
import { seatLabel } from '#lib/rooms/rules.ts'
import type { SeatChoice } from '#lib/rooms/schema.ts'

/** How it is said that a seat is not free: who has it and until when, or that it is not open. */
export type SeatHint = (seat: SeatChoice) => string

/** A seat of the floor plan, the free ones of the days asked first. `given`: `startedOn`, `endedOn` and the stay's own `id`. */
export const seatReference = (hintOf: SeatHint): Reference => ({
  name: 'seats',
  find: async (search, { startedOn = '', endedOn = '', id = '' } = {}) => {
    const from = isDay(startedOn) ? startedOn : today()
    const found = await client.seats.choices({ search, from, until: isDay(endedOn) ? endedOn : null, exceptStayId: id || null })
    return found.map((seat) => ({ value: seat.id, label: seat.label, hint: hintOf(seat) }))
  },
  labelOf: async (id) => {
    const { room, code } = await client.seats.get({ id })
    return seatLabel(room.code, code)
  },
})
