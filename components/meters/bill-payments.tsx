'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { paymentsForBill } from '#components/costs/payment-fields.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { plusDays, today, yearOf } from '#lib/day.ts'
import { Decimal } from '#lib/money.ts'
import type { Bill } from './bill-fields.tsx'

/** The sub-project out of which the house pays its water and electricity. */
const runningCosts = '日常运作经费'

/** The payments of one bill; a new one begins with what is left to pay of it. */
export function BillPayments({ bill }: { bill: Bill }) {
  const t = useTranslations('meters.bill')
  const start = useStart(bill)
  const records = useMemo(() => ({ ...paymentsForBill(bill.id), start: () => start }), [bill.id, start])
  return <SubRecords records={records} filters={{ billId: { is: [bill.id] } }} title={t('payments')} />
}

function useStart(bill: Bill): Record<string, string> {
  const t = useTranslations('meters.bill')
  const middle = middleOf(bill)
  const { data: budget } = useQuery(api.budgetLines.list.queryOptions({ input: { year: yearOf(middle), search: runningCosts, size: 10 } }))
  const subProject = budget?.rows.find((line) => line.subProject === runningCosts)?.subProject ?? budget?.rows[0]?.subProject ?? ''
  const category = t(`category.${bill.meter.kind}`)
  return useMemo(
    () => ({
      subProject,
      category,
      summary: t('summary', { month: middle.slice(0, 7), category, meter: bill.meterCode }),
      amountYuan: new Decimal(bill.amountYuan).sub(bill.paidYuan).toFixed(2),
      accrualMonth: `${middle.slice(0, 7)}-01`,
      paidOn: today(),
    }),
    [t, subProject, category, middle, bill],
  )
}

/** The month in which most of a bill's days lie is the one that it is charged to. */
function middleOf({ startsOn, endsOn }: Bill): string {
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000
  return plusDays(startsOn, Math.floor(days / 2))
}
