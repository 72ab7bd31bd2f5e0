'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { roomInput } from '#lib/rooms/schema.ts'
import { RoomSeats } from './room-seats.tsx'

export type Room = Awaited<ReturnType<typeof client.rooms.get>>

/** Rooms as lists and forms have them; a room's seats stand below its form. */
export const roomRecords: Records<Room> = {
  texts: 'rooms.room',
  write: 'rooms.write',
  titleOf: (row) => row.name,
  input: roomInput,
  yearly: false,
  importable: true,
  order: [
    { by: 'floor', descending: false },
    { by: 'code', descending: false },
  ],
  list: (input) => api.rooms.list.queryOptions({ input }),
  get: (id) => api.rooms.get.queryOptions({ input: { id } }),
  operations: client.rooms,
  columns: [
    { name: 'code', kind: 'text' },
    { name: 'name', kind: 'text' },
    { name: 'floor', kind: 'text' },
    { name: 'areaSqm', kind: 'decimal' },
    { name: 'isShared', kind: 'yesNo', wideOnly: true },
  ],
  fields: [
    { name: 'code', kind: 'text' },
    { name: 'name', kind: 'text' },
    { name: 'floor', kind: 'text' },
    { name: 'areaSqm', kind: 'decimal' },
    { name: 'isShared', kind: 'yesNo' },
    { name: 'note', kind: 'long', rare: true },
  ],
  beside: (row) => <RoomSeats room={row} />,
}

/** A room as something to choose from. */
export const roomReference = {
  name: 'rooms',
  find: async (search: string) =>
    (await client.rooms.list({ search, size: 50 })).rows.map(({ id, code, name }) => ({ value: id, label: code, hint: name })),
  labelOf: async (id: string) => (await client.rooms.get({ id })).code,
}

/** 房间 */
export const Rooms = () => <RecordScreen records={roomRecords} />
