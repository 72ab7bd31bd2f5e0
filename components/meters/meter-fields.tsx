'use client'
import { roomReference } from '#components/rooms/room-fields.tsx'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { meterInput } from '#lib/meters/schema.ts'

export type Meter = Awaited<ReturnType<typeof client.meters.get>>

/** The register of meters, as lists and forms have it. */
export const meterRecords: Records<Meter> = {
  texts: 'meters.meter',
  write: 'costs.write',
  titleOf: (row) => row.code,
  input: meterInput,
  yearly: false,
  start: () => ({ kind: 'electricity', multiplier: '1', digits: '6', tariff: 'single' }),
  order: [
    { by: 'kind', descending: false },
    { by: 'code', descending: false },
  ],
  page: (row) => `/costs/meters/${row.id}`,
  list: (input) => api.meters.list.queryOptions({ input }),
  get: (id) => api.meters.get.queryOptions({ input: { id } }),
  operations: client.meters,
  columns: [
    { name: 'code', kind: 'text' },
    { name: 'kind', kind: 'choice', words: 'meterKind', tones: { electricity: 'orange', water: 'blue' } },
    { name: 'place', kind: 'text' },
    { name: 'roomId', kind: 'text', of: (row) => row.room?.name, path: 'room.name', wideOnly: true },
    { name: 'multiplier', kind: 'decimal' },
    { name: 'tariff', kind: 'choice', words: 'meterTariff', wideOnly: true },
    { name: 'retiredOn', kind: 'day', wideOnly: true, toneOf: (row) => (row.retiredOn && row.retiredOn < today() ? 'gray' : undefined) },
  ],
  fields: [
    { name: 'code', kind: 'text' },
    { name: 'kind', kind: 'choice', words: 'meterKind' },
    { name: 'place', kind: 'text' },
    { name: 'roomId', kind: 'reference', to: roomReference },
    { name: 'multiplier', kind: 'decimal' },
    { name: 'tariff', kind: 'choice', words: 'meterTariff' },
    { name: 'digits', kind: 'whole', rare: true, isGiven: true },
    { name: 'installedOn', kind: 'day', rare: true },
    { name: 'retiredOn', kind: 'day', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 表具 */
export const MeterRegistry = () => <RecordScreen records={meterRecords} />
