import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** A requirement that was approved, found by number or title. */
export const procurementReference: Reference = {
  name: 'procurements',
  find: async (search) =>
    (await client.procurements.list({ search, filters: { status: { is: ['approved'] } }, size: 20 })).rows.map(({ id, code, title }) => ({
      value: id,
      label: `${code} ${title}`,
    })),
  labelOf: async (id) => {
    const { code, title } = await client.procurements.get({ id })
    return `${code} ${title}`
  },
}
