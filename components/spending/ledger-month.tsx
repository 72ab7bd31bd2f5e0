'use client'
import { Anchor, Table } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { groupedYuan } from '#lib/money.ts'
import type { LedgerAccount, LedgerEntry } from '#lib/spending/schema.ts'
import classes from './ledger.module.css'
import { useVouchers } from './use-vouchers.ts'

/** A month of an account: its entries by day, and what they come to. */
export function LedgerMonth({ month }: { month: LedgerAccount['months'][number] }) {
  const t = useTranslations('spending.ledger')
  const last = month.entries.at(-1)
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
        <Table.Td ta="right">{Number(month.budgetYuan) === 0 ? '' : groupedYuan(month.budgetYuan)}</Table.Td>
        <Table.Td ta="right">{groupedYuan(month.paidYuan)}</Table.Td>
        <Table.Td ta="right">{last && groupedYuan(last.paidTotalYuan)}</Table.Td>
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
