import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** An organisation of the register, found by name or number. */
export const organisationReference: Reference = {
  name: 'organisations',
  find: async (search) => (await client.organisations.list({ search, size: 20 })).rows.map(({ id, name }) => ({ value: id, label: name })),
  labelOf: async (id) => (await client.organisations.get({ id })).name,
}
