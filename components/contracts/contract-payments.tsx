'use client'
import { Anchor, Group, Table, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { groupedYuan } from '#lib/money.ts'
import { listOf } from './contract-figures.tsx'

/** What was paid for a contract; payments are logged where all of them are. */
export function ContractPayments({ contractId, life }: { contractId: string; life: ContractLife }) {
  const t = useTranslations('contracts.page')
  return (
    <section aria-label={t('payments')} id="payments">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('payments')}
        </Title>
        {life.payments.length > 0 && (
          <Anchor component={Link} href={listOf('/costs', contractId)} fz="sm" prefetch={false} data-controls="">
            {t('allPayments')}
          </Anchor>
        )}
      </Group>
      {life.payments.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('noPayments')}
        </Text>
      ) : (
        <Table aria-label={t('payments')} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('day')}</Table.Th>
              <Table.Th>{t('summary')}</Table.Th>
              <Table.Th ta="right">{t('yuanHead')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {life.payments.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.paidOn}</Table.Td>
                <Table.Td>
                  <Anchor component={Link} href={`/costs?open=${row.id}`} prefetch={false} inherit>
                    {row.summary}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {groupedYuan(row.amountYuan)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
