'use client'
import { useMemo } from 'react'
import { subProjects } from '#components/costs/cost-words.ts'
import { useVisitor } from '#components/shell/actor.tsx'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { itemsYuan } from '#lib/procurements/rules.ts'
import { type Procurement, type ProcurementItem, procurementInput } from '#lib/procurements/schema.ts'
import { ProcurementItems } from './procurement-items.tsx'
import { ProcurementNotice } from './procurement-notice.tsx'

export const statusTones: Record<Procurement['status'], string> = { draft: 'blue', approved: 'teal', cancelled: 'gray' }

/** 采购需求单; `requester` is who writes a new one. */
export const procurementsOf = (requester: string): Records<Procurement> => ({
  texts: 'procurements.procurement',
  write: 'contracts.write',
  titleOf: (row) => row.title,
  input: procurementInput,
  yearly: true,
  numbered: 'code',
  evidence: 'procurements',
  page: (row) => `/contracts/procurements/${row.id}`,
  start: () => ({ requestedOn: today(), requestedBy: requester, method: 'quotation', items: JSON.stringify([]) }),
  list: (input) => api.procurements.list.queryOptions({ input }),
  get: (id) => api.procurements.get.queryOptions({ input: { id } }),
  operations: client.procurements,
  notice: ({ items, budgetYuan, subProject, requestedOn }) => (
    <ProcurementNotice
      items={items ? (JSON.parse(String(items)) as ProcurementItem[]) : []}
      budgetYuan={String(budgetYuan)}
      subProject={String(subProject)}
      requestedOn={String(requestedOn)}
    />
  ),
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'code', kind: 'text', wideOnly: true },
    { name: 'subProject', kind: 'text', wideOnly: true },
    { name: 'budgetYuan', kind: 'money' },
    { name: 'requestedBy', kind: 'text', wideOnly: true },
    { name: 'requestedOn', kind: 'day' },
    { name: 'status', kind: 'choice', words: 'procurementStatus', tones: statusTones },
    { name: 'approvedOn', kind: 'day', isHidden: true },
    { name: 'approvedBy', kind: 'text', isHidden: true },
    // kept inside the record: a list has no room for it
    { name: 'items', kind: 'text', of: (row) => row.items.map(({ item }) => item).join(' · '), isHidden: true },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'code', kind: 'text' },
    { name: 'method', kind: 'choice', words: 'procurementMethod' },
    { name: 'subProject', kind: 'suggest', from: subProjects },
    { name: 'budgetYuan', kind: 'money' },
    { name: 'purpose', kind: 'long' },
    {
      name: 'items',
      kind: 'parts',
      wide: true,
      Input: ProcurementItems,
      textOf: (items) => `${(items as ProcurementItem[]).map(({ item }) => item).join(' · ')} ${itemsYuan(items as ProcurementItem[])}`,
    },
    { name: 'acceptanceCriteria', kind: 'long' },
    { name: 'requestedBy', kind: 'text' },
    { name: 'requestedOn', kind: 'day' },
    { name: 'neededOn', kind: 'day' },
  ],
})

/** 采购需求单 */
export function Procurements() {
  const requester = useVisitor()?.name ?? ''
  const records = useMemo(() => procurementsOf(requester), [requester])
  return <RecordScreen records={records} />
}
