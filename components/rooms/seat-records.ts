import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { seatLabel } from '#lib/rooms/rules.ts'
import { seatInput } from '#lib/rooms/schema.ts'

export type Seat = Awaited<ReturnType<typeof client.seats.get>>

/** Seats as a room's own list has them. */
export const seatRecords: Records<Seat> = {
  texts: 'rooms.seat',
  write: 'rooms.write',
  titleOf: (row) => seatLabel(row.room.code, row.code),
  input: seatInput,
  yearly: false,
  importable: true,
  order: [{ by: 'code', descending: false }],
  start: () => ({ availableFrom: today() }),
  list: (input) => api.seats.list.queryOptions({ input }),
  get: (id) => api.seats.get.queryOptions({ input: { id } }),
  operations: client.seats,
  columns: [
    { name: 'code', kind: 'text' },
    { name: 'availableFrom', kind: 'day' },
    { name: 'closedOn', kind: 'day' },
  ],
  fields: [
    { name: 'code', kind: 'text' },
    { name: 'availableFrom', kind: 'day' },
    { name: 'closedOn', kind: 'day' },
    { name: 'note', kind: 'long', rare: true },
  ],
}
