import type { Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

/** Sub-projects of the budget, those of the latest year first. */
export const subProjects: Suggestions = {
  name: 'subProjects',
  find: async () => (await client.budgetLines.list({ size: 200 })).rows.map((row) => row.subProject),
}
/** Kinds of cost that were paid before, the most frequent first. */
export const costCategories: Suggestions = { name: 'costCategories', find: () => client.payments.categories({}) }
/** Who was paid before, and suppliers of contracts. */
export const payees: Suggestions = { name: 'payees', find: () => client.payments.payees({}) }
