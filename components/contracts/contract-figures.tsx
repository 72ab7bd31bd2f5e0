'use client'
import { Paper, SimpleGrid, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { textOfFilters } from '#lib/address-text.ts'
import { leftOf } from '#lib/contracts/rules.ts'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'
import type { Contract } from './contract-fields.tsx'

/** The list that shows only what belongs to one contract. */
export const listOf = (path: string, contractId: string): string =>
  `${path}?f=${encodeURIComponent(textOfFilters({ contractId: { is: [contractId] } }))}`

/** A contract's money: what it comes to, what is settled, paid and left of it; each opens what it is made of. */
export function ContractFigures({ contract, life }: { contract: Contract; life: ContractLife }) {
  const t = useTranslations('contracts.page')
  const { id, amountYuan, totalYuan } = contract
  const left = leftOf(totalYuan, life.settledYuan)
  const unpaid = leftOf(life.settledYuan, life.paidYuan)
  const change = new Decimal(leftOf(totalYuan, amountYuan))
  const tiles = [
    {
      name: 'total',
      value: totalYuan,
      to: '#amendments',
      note: change.isZero() ? null : t('totalNote', { amount: groupedYuan(amountYuan), change: signed(change) }),
    },
    { name: 'settled', value: life.settledYuan, to: listOf('/contracts/settlements', id) },
    { name: 'left', value: left, to: '#settlements', isWrong: left.startsWith('-') },
    { name: 'paid', value: life.paidYuan, to: listOf('/costs', id) },
    unpaid.startsWith('-')
      ? { name: 'overpaid', value: unpaid.slice(1), to: '#payments', isWrong: true }
      : { name: 'unpaid', value: unpaid, to: '#payments' },
  ]
  return (
    <SimpleGrid component="section" aria-label={t('figures')} cols={{ base: 2, sm: 3, md: 5 }} spacing="sm">
      {tiles.map(({ name, value, to, note, isWrong }) => (
        <Paper key={name} withBorder p="sm">
          <Text fz="sm" c="dimmed">
            {t(name)}
          </Text>
          <Text fz="lg" fw={600} c={isWrong ? 'var(--mantine-color-error)' : undefined} style={{ overflowWrap: 'anywhere' }}>
            <Figure value={new Decimal(value).toFixed(2)} trace={to} label={t(name)} />
          </Text>
          {note && (
            <Text fz="xs" c="dimmed">
              {note}
            </Text>
          )}
        </Paper>
      ))}
    </SimpleGrid>
  )
}

const signed = (change: Decimal): string => (change.isNegative() ? '' : '+') + groupedYuan(change.toFixed(2))
