'use client'
import { subProjects } from '#components/costs/cost-words.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { budgetLineInput } from '#lib/budget/schema.ts'
import { today } from '#lib/day.ts'
import { levels } from './level-words.ts'

export type BudgetLine = Awaited<ReturnType<typeof client.budgetLines.get>>

export const lineRecords: Records<BudgetLine> = {
  texts: 'budget.line',
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
    { name: 'level1', kind: 'suggest', from: levels('level1'), wide: true },
    { name: 'level2', kind: 'suggest', from: levels('level2'), wide: true },
    { name: 'control', kind: 'choice', words: 'budgetControl' },
    { name: 'warnAt', kind: 'whole' },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 预算明细: the lines as a list, for editing many, export, paste and the recycle bin. */
export const BudgetLines = () => <RecordScreen records={lineRecords} />
