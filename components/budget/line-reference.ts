import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'
import { groupedYuan } from '#lib/money.ts'

const labelOf = ({ year, subProject }: { year: number; subProject: string }) => `${year} ${subProject}`

/** A sub-project of a year's budget, found by name; those of the year of the day given come first. */
export const lineReference: Reference = {
  name: 'budgetLines',
  find: async (search, given) => {
    const year = Number(given?.adjustedOn?.slice(0, 4)) || null
    const { rows } = await client.budgetLines.list({ search, year, size: 50 })
    return rows.map((row) => ({ value: row.id, label: labelOf(row), hint: groupedYuan(row.adjustedYuan) }))
  },
  labelOf: async (id) => labelOf(await client.budgetLines.get({ id })),
}
