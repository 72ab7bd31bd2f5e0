'use client'
import { Anchor, Table, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { groupedYuan } from '#lib/money.ts'
import type { LedgerAccount } from '#lib/spending/schema.ts'
import classes from './ledger.module.css'
import { useVouchers } from './use-vouchers.ts'

/** What is registered and not paid yet: apart from the account, and not part of its balance. */
export function UnpaidTable({ account: { unpaid, unpaidYuan, subProject } }: { account: LedgerAccount }) {
  const t = useTranslations('spending.ledger')
  const vouchersOf = useVouchers()
  if (unpaid.length === 0) return null
  return (
    <section className={classes.unpaid}>
      <Title order={3} size="h5" mb={4}>
        {t('unpaidTitle')}
      </Title>
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0} className={classes.sheet ?? ''}>
        <Table
          aria-label={t('unpaidOf', { subProject })}
          className={classes.table ?? ''}
          withTableBorder
          withColumnBorders
          verticalSpacing={4}
          horizontalSpacing={6}
        >
          <Table.Thead>
            <Table.Tr>
              {(['month', 'document', 'summary', 'payee', 'contract', 'vouchers'] as const).map((name) => (
                <Table.Th key={name} data-column={name}>
                  {t(`columns.${name}`)}
                </Table.Th>
              ))}
              <Table.Th ta="right" data-column="yuan">
                {t('columns.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {unpaid.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td className={classes.day}>{row.month}</Table.Td>
                <Table.Td>{row.invoiceNo}</Table.Td>
                <Table.Td>
                  <Anchor component={Link} prefetch={false} href={`/costs?open=${row.id}`} className={classes.entry}>
                    {row.summary}
                  </Anchor>
                </Table.Td>
                <Table.Td>{row.payee}</Table.Td>
                <Table.Td>{row.contract}</Table.Td>
                <Table.Td>{vouchersOf(row.lacks)}</Table.Td>
                <Table.Td ta="right">{groupedYuan(row.amountYuan)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr className={classes.sum}>
              <Table.Td />
              <Table.Td />
              <Table.Th scope="row" colSpan={4}>
                {t('unpaidSum')}
              </Table.Th>
              <Table.Td ta="right">{groupedYuan(unpaidYuan)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}
