'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { budgetLineInput } from '#lib/budget/schema.ts'
import { today } from '#lib/day.ts'
import { subProjects } from './cost-words.ts'

type BudgetLine = Awaited<ReturnType<typeof client.budgetLines.get>>

const budgetLines: Records<BudgetLine> = {
  texts: 'costs.budget',
  write: 'budget.write',
  titleOf: (row) => `${row.year} ${row.subProject}`,
  input: budgetLineInput,
  yearly: true,
  importable: true,
  start: () => ({ year: today().slice(0, 4), control: 'stop', warnAt: '90' }),
  list: (input) => api.budgetLines.list.queryOptions({ input }),
  get: (id) => api.budgetLines.get.queryOptions({ input: { id } }),
  operations: client.budgetLines,
  columns: [
    { name: 'subProject', kind: 'text' },
    { name: 'year', kind: 'text' },
    { name: 'initialYuan', kind: 'money' },
    { name: 'adjustedYuan', kind: 'money' },
    { name: 'level2', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'subProject', kind: 'suggest', from: subProjects, wide: true },
    { name: 'year', kind: 'whole' },
    { name: 'initialYuan', kind: 'money' },
    { name: 'control', kind: 'choice', words: 'budgetControl' },
    { name: 'warnAt', kind: 'whole', rare: true },
    { name: 'level1', kind: 'text', wide: true },
    { name: 'level2', kind: 'text', wide: true },
  ],
}

/** 预算 */
export const Budget = () => <RecordScreen records={budgetLines} />
