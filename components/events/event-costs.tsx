'use client'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { paymentsOf } from '#components/costs/payment-fields.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'
import type { Event } from './event-fields.tsx'

/** The payments made for an event, and their total against its budget. */
export function EventCosts({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const filters = { eventId: { is: [event.id] } }
  const { data } = useQuery(api.payments.list.queryOptions({ input: { filters, size: 200 } }))
  return (
    <Stack gap={4}>
      <SubRecords records={paymentsOf(event.id)} filters={filters} title={t('costs')} />
      {data && (data.total > 0 || event.budgetYuan !== null) && (
        <Text fz="sm" role="status">
          <Total budgetYuan={event.budgetYuan} amounts={data.rows.map((row) => row.amountYuan)} />
        </Text>
      )}
    </Stack>
  )
}

function Total({ budgetYuan, amounts }: { budgetYuan: string | null; amounts: string[] }) {
  const t = useTranslations('events.page')
  const spent = amounts.reduce((sum, amount) => sum.add(amount), new Decimal(0))
  const said = t('spent', { spent: groupedYuan(spent.toFixed(2)) })
  if (budgetYuan === null) return said
  const rest = new Decimal(budgetYuan).sub(spent)
  const over = rest.isNegative() ? 'yes' : 'no'
  return `${said}${t('and')}${t('ofBudget', { budget: groupedYuan(budgetYuan), over, rest: groupedYuan(rest.abs().toFixed(2)) })}`
}
