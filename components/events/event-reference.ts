import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** An event of the ledger, found by title or number. */
export const eventReference: Reference = {
  name: 'events',
  find: async (search) =>
    (await client.events.list({ search, size: 20 })).rows.map(({ id, title, heldOn }) => ({ value: id, label: `${heldOn} ${title}` })),
  labelOf: async (id) => {
    const { title, heldOn } = await client.events.get({ id })
    return `${heldOn} ${title}`
  },
}
