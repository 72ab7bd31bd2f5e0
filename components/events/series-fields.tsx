'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Reference } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { eventSeriesInput } from '#lib/events/schema.ts'

export type Series = Awaited<ReturnType<typeof client.eventSeries.get>>

/** How many events of a series have a status. */
export const countOf = (series: Pick<Series, 'events'>, status: string): number =>
  series.events.filter((event) => event.status === status).length

/** A series, found by its name. */
export const seriesReference: Reference = {
  name: 'eventSeries',
  find: async (search) => (await client.eventSeries.list({ search, size: 20 })).rows.map(({ id, name }) => ({ value: id, label: name })),
  labelOf: async (id) => (await client.eventSeries.get({ id })).name,
}

export const seriesRecords: Records<Series> = {
  texts: 'events.series',
  write: 'events.write',
  titleOf: (row) => row.name,
  page: (row) => `/events/series/${row.id}`,
  input: eventSeriesInput,
  yearly: false,
  list: (input) => api.eventSeries.list.queryOptions({ input }),
  get: (id) => api.eventSeries.get.queryOptions({ input: { id } }),
  operations: client.eventSeries,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'plannedCount', kind: 'whole' },
    { name: 'held', kind: 'whole', of: (row) => countOf(row, 'held') },
    { name: 'open', kind: 'whole', of: (row) => countOf(row, 'planned') },
    { name: 'startsOn', kind: 'day', wideOnly: true },
    { name: 'endsOn', kind: 'day', wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'startsOn', kind: 'day' },
    { name: 'endsOn', kind: 'day' },
    { name: 'plannedCount', kind: 'whole' },
    { name: 'aim', kind: 'long' },
  ],
}

/** 活动系列 */
export const SeriesList = () => <RecordScreen records={seriesRecords} />
