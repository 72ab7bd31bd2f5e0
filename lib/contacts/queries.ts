import { masked } from '../mask.ts'
import { recordQueries } from '../record.ts'
import { contactInput, contactView, openContactView } from './schema.ts'

const kind = {
  model: 'contact',
  read: 'organisations.read',
  write: 'organisations.write',
  input: contactInput,
  search: ['name', 'position', 'organisation.name'],
  by: 'updatedAt',
  masked: { columns: ['phone', 'email'], mask: masked, read: 'contacts.read' },
  include: { organisation: { select: { name: true } } },
  // one of them is always the first: that is moved by marking another one, never by unmarking
  derive: ({ isPrimary }: { isPrimary: boolean }) => (isPrimary ? {} : { isPrimary: undefined }),
} as const
/** For writing: whoever writes a contact may open it too, and gets back what was written. */
export const openContactKind = { ...kind, view: openContactView } as const
/** For reading: masked. */
export const contactKind = { ...kind, view: contactView } as const
export const contactQueries = recordQueries(contactKind)
