import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { allocationRuleInput } from '#lib/costs/schema.ts'

type AllocationRule = Awaited<ReturnType<typeof client.allocationRules.get>>

/** The rule of one category, with its note and its history. */
export const allocationRules: Records<AllocationRule> = {
  texts: 'spending.rule',
  write: 'budget.write',
  titleOf: (row) => row.category,
  input: allocationRuleInput,
  yearly: false,
  list: (input) => api.allocationRules.list.queryOptions({ input }),
  get: (id) => api.allocationRules.get.queryOptions({ input: { id } }),
  operations: client.allocationRules,
  columns: [
    { name: 'category', kind: 'text' },
    { name: 'basis', kind: 'choice', words: 'allocationBasis' },
  ],
  fields: [
    { name: 'category', kind: 'text', wide: true },
    { name: 'basis', kind: 'choice', words: 'allocationBasis' },
    { name: 'note', kind: 'long', wide: true },
  ],
}
