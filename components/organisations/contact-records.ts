import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { contactInput } from '#lib/contacts/schema.ts'

type Contact = Awaited<ReturnType<typeof client.contacts.get>>

/** The contacts of one organisation. Who may open one reads it in full in its form, and the audit says so; everybody else sees it masked. */
export const contactsOf = (organisationId: string, mayOpen: boolean): Records<Contact> => ({
  texts: 'organisations.contact',
  write: 'organisations.write',
  titleOf: (row) => row.name,
  input: contactInput,
  yearly: false,
  fixed: { organisationId },
  start: () => ({ isPrimary: false }),
  list: (input) => api.contacts.list.queryOptions({ input }),
  // opened once: coming back to the window is no second look
  get: (id) =>
    mayOpen
      ? api.contacts.open.queryOptions({ input: { id }, refetchOnWindowFocus: false, refetchOnReconnect: false })
      : api.contacts.get.queryOptions({ input: { id } }),
  operations: client.contacts,
  order: [{ by: 'isPrimary', descending: true }],
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'position', kind: 'text' },
    { name: 'phone', kind: 'text' },
    { name: 'email', kind: 'text', wideOnly: true },
    { name: 'isPrimary', kind: 'yesNo', tones: { true: 'teal' } },
  ],
  fields: [
    { name: 'name', kind: 'text' },
    { name: 'position', kind: 'text' },
    { name: 'phone', kind: 'phone' },
    { name: 'email', kind: 'text' },
    { name: 'isPrimary', kind: 'yesNo' },
    { name: 'note', kind: 'long', rare: true },
  ],
})
