import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** A contract, found by number, name or supplier. */
export const contractReference: Reference = {
  name: 'contracts',
  find: async (search) =>
    (await client.contracts.list({ search, size: 20 })).rows.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
  labelOf: async (id) => {
    const { code, name } = await client.contracts.get({ id })
    return `${code} ${name}`
  },
}
