'use client'
import { Table } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { firstOfYear } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import type { PlanMonth } from '#lib/spending/schema.ts'

/** What stands above the figures of a month's end. */
export function PlanHeads({ first }: { first: string }) {
  const t = useTranslations('spending.plan')
  return (
    <Table.Tr>
      <Table.Th>{first}</Table.Th>
      <Table.Th ta="right" visibleFrom="sm">
        {t('budget')}
      </Table.Th>
      <Table.Th ta="right">{t('paid')}</Table.Th>
      <Table.Th ta="right">{t('rate')}</Table.Th>
      <Table.Th ta="right" visibleFrom="sm">
        {t('schedule')}
      </Table.Th>
      <Table.Th ta="right">{t('ahead')}</Table.Th>
    </Table.Tr>
  )
}

type Props = { month: PlanMonth; facets: string[]; year: number; name: string }
/** Budget, payments and both rates at one month's end; each opens its records. */
export function PlanFigures({ month, facets, year, name }: Props) {
  const t = useTranslations('spending.plan')
  const period = { from: firstOfYear(year), to: month.until }
  const path = (measure: string, over?: string) => termPath({ measure, reducer: 'sum', facets, ...(over && { over }) }, period)
  const rate = month.isToCome ? null : month.rate
  return (
    <>
      <Table.Td ta="right" visibleFrom="sm">
        <Figure value={month.budgetYuan} trace={path('budget.adjusted')} label={t('of', { name, what: t('budget') })} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure value={month.isToCome ? null : month.paidYuan} trace={path('costs.paid')} label={t('of', { name, what: t('paid') })} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure
          value={rate}
          {...(rate !== null && { unit: '%' })}
          trace={path('costs.paid', 'budget.adjusted')}
          label={t('of', { name, what: t('rate') })}
        />
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {month.schedule}%
      </Table.Td>
      <Table.Td ta="right">{month.isToCome || month.ahead === null ? '—' : t('points', { points: signed(month.ahead) })}</Table.Td>
    </>
  )
}
const signed = (points: string) => (points.startsWith('-') ? points.replace('-', '−') : `+${points}`)
