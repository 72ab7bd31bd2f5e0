'use client'
import { Anchor, Table } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { lastOfMonth } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import { groupedYuan } from '#lib/money.ts'
import type { LedgerAccount, LedgerEntry } from '#lib/spending/schema.ts'
import classes from './ledger.module.css'
import { useVouchers } from './use-vouchers.ts'

/** A month of an account: its entries by day, and what they come to. */
export function LedgerMonth({ month, subProject }: { month: LedgerAccount['months'][number]; subProject: string }) {
  const t = useTranslations('spending.ledger')
  const last = month.entries.at(-1)
  const path = (measure: string, from: string) =>
    termPath(
      { measure, reducer: 'sum', facets: [subProject] },
      { from: `${from.slice(0, 7)}-01`, to: lastOfMonth(`${month.month.slice(0, 7)}-01`) },
    )
  return (
    <Table.Tbody>
      {month.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      <Table.Tr className={classes.sum}>
        <Table.Td />
        <Table.Td />
        <Table.Th scope="row" colSpan={4}>
          {t('monthSum', { month: Number(month.month.slice(5, 7)), count: month.payments })}
        </Table.Th>
        <Table.Td ta="right">
          {Number(month.budgetYuan) !== 0 && (
            <Figure value={month.budgetYuan} label={t('columns.budget')} trace={path('budget.adjusted', month.month)} />
          )}
        </Table.Td>
        <Table.Td ta="right">
          <Figure value={month.paidYuan} label={t('columns.paid')} trace={path('costs.paid', month.month)} />
        </Table.Td>
        <Table.Td ta="right">
          {last && (
            <Figure value={last.paidTotalYuan} label={t('columns.paidTotal')} trace={path('costs.paid', `${month.month.slice(0, 4)}-01`)} />
          )}
        </Table.Td>
        <Table.Td ta="right">{last && groupedYuan(last.balanceYuan)}</Table.Td>
      </Table.Tr>
    </Table.Tbody>
  )
}

function Entry({ entry }: { entry: LedgerEntry }) {
  const t = useTranslations('spending.ledger')
  const vouchersOf = useVouchers()
  const isPayment = entry.kind === 'payment'
  return (
    <Table.Tr>
      <Table.Td className={classes.day}>{entry.day.slice(5)}</Table.Td>
      <Table.Td>{isPayment ? (entry.invoiceNo ?? '') : (entry.document ?? '')}</Table.Td>
      <Table.Td>
        <Anchor
          component={Link}
          prefetch={false}
          href={`${isPayment ? '/costs' : '/costs/adjustments'}?open=${entry.id}`}
          className={classes.entry}
        >
          {isPayment ? entry.summary : t('adjustment', { reason: entry.summary || t('noReason') })}
        </Anchor>
      </Table.Td>
      <Table.Td>{entry.payee}</Table.Td>
      <Table.Td>{entry.contract}</Table.Td>
      <Table.Td>{isPayment && vouchersOf(entry.lacks)}</Table.Td>
      <Table.Td ta="right">{entry.budgetYuan && groupedYuan(entry.budgetYuan)}</Table.Td>
      <Table.Td ta="right">{entry.paidYuan && groupedYuan(entry.paidYuan)}</Table.Td>
      <Table.Td ta="right">{groupedYuan(entry.paidTotalYuan)}</Table.Td>
      <Table.Td ta="right">{groupedYuan(entry.balanceYuan)}</Table.Td>
    </Table.Tr>
  )
}
