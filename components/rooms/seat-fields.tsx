'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { roomReference } from './room-fields.tsx'
import { type Seat, seatRecords } from './seat-records.ts'

/** All seats of the house, with the room of each. */
const seats: Records<Seat> = {
  ...seatRecords,
  columns: [
    { name: 'roomId', kind: 'text', of: (row) => row.room.code, path: 'room.code' },
    ...seatRecords.columns,
    { name: 'floor', kind: 'text', of: (row) => row.room.floor, path: 'room.floor', wideOnly: true },
  ],
  fields: [{ name: 'roomId', kind: 'reference', to: roomReference }, ...seatRecords.fields],
}

/** 座位 */
export const Seats = () => <RecordScreen records={seats} />
