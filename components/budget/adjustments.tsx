'use client'
import { Alert } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { budgetAdjustmentInput } from '#lib/budget/schema.ts'
import { today } from '#lib/day.ts'
import { lineReference } from './line-reference.ts'

export type Adjustment = Awaited<ReturnType<typeof client.budgetAdjustments.get>>

const records: Records<Adjustment> = {
  texts: 'budget.adjustment',
  write: 'budget.write',
  titleOf: (row) => [row.adjustedOn, row.subProject, row.documentNo].filter(Boolean).join(' '),
  input: budgetAdjustmentInput,
  yearly: true,
  evidence: 'budget_adjustments',
  start: () => ({ adjustedOn: today() }),
  list: (input) => api.budgetAdjustments.list.queryOptions({ input }),
  get: (id) => api.budgetAdjustments.get.queryOptions({ input: { id } }),
  operations: client.budgetAdjustments,
  columns: [
    { name: 'subProject', kind: 'text' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'adjustedOn', kind: 'day' },
    { name: 'documentNo', kind: 'text' },
    { name: 'reason', kind: 'text', wideOnly: true },
    { name: 'hasDocument', kind: 'yesNo', tones: { true: 'teal', false: 'orange' } },
    { name: 'transferId', kind: 'yesNo', of: (row) => (row.transferId ? true : null), wideOnly: true },
  ],
  fields: [
    { name: 'adjustedOn', kind: 'day' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'budgetLineId', kind: 'reference', to: lineReference, given: ['adjustedOn'], wide: true },
    { name: 'documentNo', kind: 'text', wide: true },
    { name: 'reason', kind: 'text', wide: true },
  ],
  beside: (row) => row.transferId && <EvenNotice />,
  quick: [{ name: 'lacking', filters: () => ({ hasDocument: { is: ['false'] } }) }],
}

function EvenNotice() {
  const t = useTranslations('budget.adjustment')
  return (
    <Alert color="blue" variant="light" icon={<IconArrowsExchange aria-hidden />}>
      {t('evenNotice')}
    </Alert>
  )
}

/** 预算调整 */
export const Adjustments = () => <RecordScreen records={records} />
