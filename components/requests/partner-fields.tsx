'use client'
import { useMemo } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Reference } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { partnerInput } from '#lib/partners/schema.ts'

type Partner = Awaited<ReturnType<typeof client.partners.get>>

/** A partner in use, found by its name. */
export const partnerReference: Reference = {
  name: 'partners',
  find: async (search) => {
    const { rows } = await client.partners.list({ search, size: 20, filters: { isInUse: { is: ['true'] } } })
    return rows.map(({ id, name }) => ({ value: id, label: name }))
  },
  labelOf: async (id) => (await client.partners.get({ id })).name,
}

const countOf = ({ referrals }: Partner, ...statuses: string[]) => referrals.filter(({ status }) => statuses.includes(status)).length

const partnerRecords = (mayOpen: boolean): Records<Partner> => ({
  texts: 'requests.partner',
  write: 'requests.write',
  titleOf: (row) => row.name,
  input: partnerInput,
  yearly: false,
  start: () => ({ isInUse: true }),
  list: (input) => api.partners.list.queryOptions({ input }),
  // opened once: coming back to the window is no second look
  get: (id) =>
    mayOpen
      ? api.partners.open.queryOptions({ input: { id }, refetchOnWindowFocus: false, refetchOnReconnect: false })
      : api.partners.get.queryOptions({ input: { id } }),
  operations: client.partners,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'field', kind: 'choice', words: 'partnerField' },
    { name: 'referred', kind: 'whole', of: (row) => row.referrals.length },
    { name: 'waiting', kind: 'whole', of: (row) => countOf(row, 'sent', 'accepted') },
    { name: 'done', kind: 'whole', of: (row) => countOf(row, 'done') },
    { name: 'contactName', kind: 'text', wideOnly: true },
    { name: 'contactPhone', kind: 'text', wideOnly: true },
    { name: 'isInUse', kind: 'yesNo', tones: { true: 'teal', false: 'gray' }, wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'field', kind: 'choice', words: 'partnerField' },
    { name: 'isInUse', kind: 'yesNo' },
    { name: 'contactName', kind: 'text' },
    { name: 'contactPhone', kind: 'phone' },
    { name: 'note', kind: 'long', rare: true },
  ],
})

/** 合作单位 */
export function Partners() {
  const mayOpen = useAllowed('contacts.read')
  const records = useMemo(() => partnerRecords(mayOpen), [mayOpen])
  return <RecordScreen records={records} />
}
