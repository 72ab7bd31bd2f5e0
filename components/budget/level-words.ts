import type { Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** The upper levels of the budget, as they were called before. */
export const levels = (name: 'level1' | 'level2'): Suggestions => ({
  name,
  find: async () => (await client.budgetLines.list({ size: 200 })).rows.map((row) => row[name]),
})
