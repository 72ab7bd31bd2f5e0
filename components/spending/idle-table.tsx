'use client'
import { Anchor, Table, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import type { Filters } from '#lib/address-text.ts'
import { lastOfMonth } from '#lib/day.ts'
import { Decimal } from '#lib/money.ts'
import type { AllocationView, IdlePot, SpendingFilter } from '#lib/spending/schema.ts'
import { useCutTexts } from './cut-texts.ts'
import { paymentsPath } from './payment-paths.ts'
import classes from './spending.module.css'

/** What nobody bears, by category, with the reason and what can be done about it. */
export function IdleTable({ view, filter }: { view: AllocationView; filter: SpendingFilter }) {
  const t = useTranslations('spending.allocation')
  if (view.idle.length === 0) return null
  // nobody may be there in one month and somebody in the next
  const alike = new Map<string, AllocationView['idle']>()
  for (const pot of view.idle) {
    const key = `${pot.reason} ${pot.category} ${pot.reason === 'nobody' ? pot.month : ''}`
    alike.set(key, [...(alike.get(key) ?? []), pot])
  }
  const groups = [...alike].sort(([, a], [, b]) => sumOf(b).cmp(sumOf(a)))
  return (
    <section id="idle" aria-labelledby="idle-title">
      <Title order={2} size="h4" id="idle-title" mt="lg" mb={4}>
        {t('idle')}
      </Title>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('idleHint')}
      </Text>
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
        <Table aria-label={t('idle')} verticalSpacing={6} className={classes.figures ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('category')}</Table.Th>
              <Table.Th>{t('why')}</Table.Th>
              <Table.Th ta="right">{t('amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(([key, pots]) => (
              <IdleRow key={key} pots={pots} filter={filter} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

const sumOf = (pots: readonly IdlePot[]) => pots.reduce((all, { wholeYuan }) => all.plus(wholeYuan), new Decimal(0))

function IdleRow({ pots, filter }: { pots: IdlePot[]; filter: SpendingFilter }) {
  const t = useTranslations('spending.allocation')
  const months = useCutTexts()
  const [first] = pots
  if (!first) return null
  const { category, reason, month } = first
  const sum = sumOf(pots).toFixed(2)
  const span: Filters = reason === 'nobody' ? { accrualMonth: { from: `${month}-01`, to: lastOfMonth(`${month}-01`) } } : {}
  const path = paymentsPath({ ...filter, category }, 'paid', { organisationId: { isEmpty: true }, ...span })
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {category}
      </Table.Th>
      <Table.Td style={{ whiteSpace: 'normal' }}>
        {t(`reasons.${reason}`, { month: months.month(month) })}{' '}
        {reason === 'no_rule' && (
          <Anchor component={Link} href="/costs/allocation" fz="sm" underline="always">
            {t('setRule')}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Figure value={sum} label={category} trace={path ?? undefined} />
      </Table.Td>
    </Table.Tr>
  )
}
