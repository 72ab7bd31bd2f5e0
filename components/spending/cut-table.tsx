'use client'
import { Anchor, Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import type { CutRow, CutView, SpendingCut, SpendingFilter } from '#lib/spending/schema.ts'
import { useCutTexts } from './cut-texts.ts'
import { paymentsPath, tracePath } from './payment-paths.ts'
import classes from './spending.module.css'
import { drilled, type SpendingAddress, spendingPath } from './spending-address.ts'

type Props = { view: CutView; by: SpendingCut; address: SpendingAddress; filter: SpendingFilter }

/** The figures of a cut with their sum: a name leads further down, an amount to the payments that make it. */
export function CutTable({ view, by, address, filter }: Props) {
  const t = useTranslations('spending')
  const texts = useCutTexts()
  const { rows, rest, total } = view
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
      <Table aria-label={t(`views.${by}`)} highlightOnHover verticalSpacing={6} className={classes.figures ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`views.${by}`)}</Table.Th>
            <Table.Th ta="right">{t('amount')}</Table.Th>
            <Table.Th ta="right">{t('share')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('payments')}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('unpaid')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} name={texts.nameOf(row, by)} {...{ by, address, filter }} />
          ))}
          {rest && (
            <Table.Tr>
              <Table.Th scope="row" fw={400}>
                {t('rest', { count: rest.rows })}
              </Table.Th>
              <Amounts row={rest} share={null} />
            </Table.Tr>
          )}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            <Amounts
              row={total}
              share={Number(total.amountYuan) === 0 ? null : '100'}
              paid={tracePath(filter) ?? paymentsPath(filter, 'paid') ?? undefined}
              unpaid={paymentsPath(filter, 'unpaid') ?? undefined}
              label={t('total')}
            />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}

function Row({
  row,
  name,
  by,
  address,
  filter,
}: {
  row: CutRow
  name: string
  by: SpendingCut
  address: SpendingAddress
  filter: SpendingFilter
}) {
  const narrowed: SpendingFilter = by === 'payment' ? filter : { ...filter, [by]: row.key }
  const each = spendingPath({ ...address, ...(by === 'payment' ? {} : { [by]: row.key }), by: 'payment' })
  const record = `/costs?open=${row.key}`
  const paid = by === 'payment' ? record : (by === 'subProject' && tracePath(narrowed)) || (paymentsPath(narrowed, 'paid') ?? each)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Anchor
          component={Link}
          prefetch={false}
          scroll={false}
          href={by === 'payment' ? record : spendingPath(drilled(address, by, row.key))}
        >
          {name}
        </Anchor>
        {(row.on || row.about) && (
          <Text fz="xs" c="dimmed">
            {[row.on, row.about].filter(Boolean).join(' · ')}
          </Text>
        )}
      </Table.Th>
      <Amounts
        row={row}
        share={row.share}
        paid={paid}
        unpaid={by === 'payment' ? record : (paymentsPath(narrowed, 'unpaid') ?? each)}
        label={name}
      />
    </Table.Tr>
  )
}

type Amount = Pick<CutRow, 'amountYuan' | 'payments' | 'unpaidYuan' | 'unpaid'>
function Amounts({
  row,
  share,
  paid,
  unpaid,
  label,
}: {
  row: Amount
  share: string | null
  paid?: string | undefined
  unpaid?: string | undefined
  label?: string
}) {
  const t = useTranslations('spending')
  return (
    <>
      <Table.Td ta="right">
        <Figure value={row.amountYuan} trace={row.payments > 0 ? paid : undefined} {...(label && { label })} />
        {row.unpaid > 0 && (
          <Text fz="xs" c="dimmed" hiddenFrom="sm">
            {t('unpaidBeside', { yuan: row.unpaidYuan })}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" className={classes.share ?? ''}>
        {share === null ? '—' : `${share}%`}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {row.payments}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {row.unpaid === 0 ? (
          '—'
        ) : (
          <Figure value={row.unpaidYuan} trace={unpaid} {...(label && { label: t('unpaidOf', { name: label }) })} />
        )}
      </Table.Td>
    </>
  )
}
