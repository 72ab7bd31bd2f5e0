'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { useAllowed } from '#components/shell/actor.tsx'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { requestInput } from '#lib/requests/schema.ts'
import { categoryNames } from './category-fields.tsx'
import { PromiseNotice } from './promise-notice.tsx'
import { quickLists } from './quick-lists.ts'
import { statusTones } from './status-tones.ts'
import { useTimeLeft } from './use-time-left.ts'

export type Request = Awaited<ReturnType<typeof client.requests.get>>

type Given = {
  mayOpen: boolean
  left: ReturnType<typeof useTimeLeft>
  desk: Awaited<ReturnType<typeof client.requests.desk>> | undefined
}

/** Requests as lists and forms have them; who may open a contact reads it in full in the form, and the audit says so. */
const requestRecords = ({ mayOpen, left, desk }: Given): Records<Request> => ({
  texts: 'requests.request',
  write: 'requests.write',
  titleOf: (row) => `${row.code} ${row.organisation?.name ?? row.organisationName ?? ''}`,
  page: (row) => `/requests/${row.id}`,
  input: requestInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'requests',
  start: () => ({ receivedOn: today() }),
  list: (input) => api.requests.list.queryOptions({ input }),
  // opened once: coming back to the window is no second look
  get: (id) =>
    mayOpen
      ? api.requests.open.queryOptions({ input: { id }, refetchOnWindowFocus: false, refetchOnReconnect: false })
      : api.requests.get.queryOptions({ input: { id } }),
  operations: client.requests,
  quick: quickLists(desk, left.calendar),
  notice: (values, id) => <PromiseNotice category={String(values.category)} from={String(values.receivedOn)} id={id} />,
  columns: [
    { name: 'summary', kind: 'text' },
    {
      name: 'organisationId',
      kind: 'text',
      of: (row) => row.organisation?.name ?? row.organisationName,
      path: 'organisation.name',
    },
    { name: 'status', kind: 'choice', words: 'requestStatus', tones: statusTones },
    { name: 'left', kind: 'text', of: left.textOf },
    { name: 'promisedOn', kind: 'day', toneOf: left.toneOf },
    { name: 'team', kind: 'text' },
    { name: 'receivedOn', kind: 'day', wideOnly: true },
    { name: 'closedOn', kind: 'day', isHidden: true },
    { name: 'revisitScore', kind: 'whole', isHidden: true },
    { name: 'via', kind: 'choice', words: 'requestVia', isHidden: true },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'summary', kind: 'long' },
    { name: 'category', kind: 'suggest', from: categoryNames },
    { name: 'receivedOn', kind: 'day' },
    { name: 'contactName', kind: 'text' },
    { name: 'contactPhone', kind: 'phone' },
    { name: 'code', kind: 'text' },
  ],
})

/** Requests, with what waits for somebody and how much time is left. */
export function useRequestRecords(): Records<Request> {
  const mayOpen = useAllowed('contacts.read')
  const left = useTimeLeft()
  const { data: desk } = useQuery(api.requests.desk.queryOptions())
  return useMemo(() => requestRecords({ mayOpen, left, desk }), [mayOpen, left, desk])
}

/** 诉求 */
export function Requests() {
  const records = useRequestRecords()
  return <RecordScreen records={records} />
}
