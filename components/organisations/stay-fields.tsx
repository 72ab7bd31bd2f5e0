'use client'
import { useMemo } from 'react'
import { seatReference } from '#components/rooms/seat-reference.ts'
import { useSeatHint } from '#components/rooms/use-seat-hint.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { stayInput } from '#lib/organisations/schema.ts'
import { MoveSeat } from './move-seat.tsx'
import { organisationReference } from './organisation-reference.ts'
import { UnlinkedStays } from './unlinked-stays.tsx'

export type Stay = Awaited<ReturnType<typeof client.stays.get>>

/** Stays as lists and forms have them; `hintOf` says how a seat that is offered stands. */
const stayRecords = (hintOf: ReturnType<typeof useSeatHint>): Records<Stay> => ({
  texts: 'organisations.stay',
  write: 'organisations.write',
  titleOf: (row) => `${row.organisation.name} ${row.place}`,
  input: stayInput,
  yearly: true,
  importable: true,
  start: () => ({ startedOn: today() }),
  list: (input) => api.stays.list.queryOptions({ input }),
  get: (id) => api.stays.get.queryOptions({ input: { id } }),
  operations: client.stays,
  columns: [
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation.name, path: 'organisation.name' },
    { name: 'place', kind: 'text' },
    { name: 'startedOn', kind: 'day' },
    { name: 'endedOn', kind: 'day' },
    { name: 'agreementEndsOn', kind: 'day', wideOnly: true },
    { name: 'areaSqm', kind: 'decimal', wideOnly: true },
    { name: 'seatId', kind: 'text', of: (row) => row.seat?.code, path: 'seat.code', isHidden: true },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'startedOn', kind: 'day' },
    { name: 'endedOn', kind: 'day' },
    { name: 'seatId', kind: 'reference', to: seatReference(hintOf), fills: 'place', given: ['startedOn', 'endedOn', 'id'] },
    { name: 'place', kind: 'text' },
    { name: 'agreementEndsOn', kind: 'day', rare: true },
    { name: 'areaSqm', kind: 'decimal', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
  beside: (row) => <MoveSeat stay={row} />,
})

/** Stays, with the words of their seats in the reader's language. */
export function useStayRecords(): Records<Stay> {
  const hintOf = useSeatHint()
  return useMemo(() => stayRecords(hintOf), [hintOf])
}

/** 入驻 */
export function Stays() {
  const records = useStayRecords()
  return (
    <>
      <UnlinkedStays />
      <RecordScreen records={records} />
    </>
  )
}
