'use client'
import { Anchor, Table } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { percent } from '#lib/money.ts'
import type { AllocationView, SpendingFilter } from '#lib/spending/schema.ts'
import { paymentsPath, tracePath } from './payment-paths.ts'
import classes from './spending.module.css'
import { type SpendingAddress, spendingPath } from './spending-address.ts'

type Props = { view: AllocationView; address: SpendingAddress; filter: SpendingFilter }

/** Residents with what each bears, what nobody bears, and all together: what was paid. */
export function AllocationTable({ view, address, filter }: Props) {
  const t = useTranslations('spending.allocation')
  const opened = (id: string) => spendingPath({ ...address, resident: id })
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
      <Table aria-label={t('title')} highlightOnHover verticalSpacing={6} className={classes.figures ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('resident')}</Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('own')}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="sm">
              {t('shared')}
            </Table.Th>
            <Table.Th ta="right">{t('together')}</Table.Th>
            <Table.Th ta="right">{t('share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Th scope="row" fw={500}>
                <Anchor component={Link} prefetch={false} scroll={false} href={opened(row.id)}>
                  {row.name}
                </Anchor>
              </Table.Th>
              <Table.Td ta="right" visibleFrom="sm">
                <Figure
                  value={row.ownYuan}
                  label={row.name}
                  trace={paymentsPath(filter, 'paid', { organisationId: { is: [row.id] } }) ?? opened(row.id)}
                />
              </Table.Td>
              <Table.Td ta="right" visibleFrom="sm">
                <Figure value={row.sharedYuan} label={row.name} trace={opened(row.id)} />
              </Table.Td>
              <Table.Td ta="right">
                <Figure value={row.totalYuan} label={row.name} trace={opened(row.id)} />
              </Table.Td>
              <Table.Td ta="right">{row.share === null ? '—' : `${row.share}%`}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={500}>
              {t('idle')}
            </Table.Th>
            <Table.Td ta="right" visibleFrom="sm">
              —
            </Table.Td>
            <Table.Td ta="right" visibleFrom="sm">
              —
            </Table.Td>
            <Table.Td ta="right">
              <Figure value={view.idleYuan} trace="#idle" label={t('idle')} />
            </Table.Td>
            <Table.Td ta="right">{shareText(percent(view.idleYuan, view.totalYuan))}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            <Table.Td ta="right" visibleFrom="sm">
              <Figure value={view.ownYuan} />
            </Table.Td>
            <Table.Td ta="right" visibleFrom="sm">
              <Figure value={view.sharedYuan} />
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                value={view.totalYuan}
                label={t('total')}
                trace={tracePath(filter) ?? paymentsPath(filter, 'paid') ?? spendingPath({ ...address, by: 'payment' })}
              />
            </Table.Td>
            <Table.Td ta="right">{Number(view.totalYuan) === 0 ? '—' : '100%'}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}

const shareText = (share: string | null) => (share === null ? '—' : `${share}%`)
