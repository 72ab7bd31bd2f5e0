import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** A service team in use, found by its name; its members are said beside it. */
export const teamReference: Reference = {
  name: 'serviceTeams',
  find: async (search) => {
    const { rows } = await client.serviceTeams.list({ search, size: 50, filters: { isInUse: { is: ['true'] } } })
    return rows.map(({ id, name, members }) => ({ value: id, label: name, hint: members.map((member) => member.name).join('、') }))
  },
  labelOf: async (id) => (await client.serviceTeams.get({ id })).name,
}
