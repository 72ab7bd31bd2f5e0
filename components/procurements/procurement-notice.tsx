'use client'
import { Alert } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import { api } from '#lib/api.ts'
import { isDay, yearOf } from '#lib/day.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'
import { itemsYuan } from '#lib/procurements/rules.ts'
import type { ProcurementItem } from '#lib/procurements/schema.ts'

type Props = { items: readonly ProcurementItem[]; budgetYuan: string; subProject: string; requestedOn: string }

/** A requirement held against its own budget, and that against what its sub-project has left. */
export function ProcurementNotice({ items, budgetYuan, subProject, requestedOn }: Props) {
  const t = useTranslations('procurements.procurement.notice')
  const [asked] = useDebouncedValue(subProject.trim(), 300)
  const year = isDay(requestedOn) ? yearOf(requestedOn) : 0
  const isAsked = asked !== '' && year >= 2000 && year <= 2099
  const { data: left, isSuccess } = useQuery({
    ...api.procurements.budgetLeft.queryOptions({ input: { subProject: asked, year } }),
    enabled: isAsked,
  })
  const typed = plainNumber(budgetYuan)
  const budget = /^\d+(\.\d{1,2})?$/.test(typed) ? new Decimal(typed) : null
  const sum = new Decimal(itemsYuan(items))
  const isOver = budget !== null && sum.gt(budget)
  const isOverLeft = budget !== null && left && budget.gt(left.leftYuan)
  const said = [
    budget && isOver && t('over', { sum: yuan(sum), over: yuan(sum.sub(budget)) }),
    budget && !isOver && items.length > 0 && t('within', { sum: yuan(sum), budget: yuan(budget) }),
    left && t('left', { subProject: asked, year: String(year), ...moneyOf(left) }),
    budget && left && isOverLeft && t('overLeft', { over: yuan(budget.sub(left.leftYuan)) }),
    isAsked && isSuccess && left === null && t('noBudget', { subProject: asked, year: String(year) }),
  ].filter(Boolean)
  if (said.length === 0) return null
  return (
    <Alert color={isOver || isOverLeft ? 'orange' : 'blue'} variant="light" role="status">
      {said.map((text) => (
        <div key={String(text)}>{text}</div>
      ))}
    </Alert>
  )
}

const yuan = (amount: Decimal): string => groupedYuan(amount.toFixed(2))
const moneyOf = ({ adjustedYuan, paidYuan, leftYuan }: { adjustedYuan: string; paidYuan: string; leftYuan: string }) => ({
  adjusted: groupedYuan(adjustedYuan),
  paid: groupedYuan(paidYuan),
  left: groupedYuan(leftYuan),
})
