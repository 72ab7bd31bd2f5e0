'use client'
import { Checkbox, Table, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Order } from '#lib/address-text.ts'
import classes from '../ui/data-table.module.css'
import { kindClass } from './cell-class.ts'
import type { TableColumn } from './columns.ts'

type Props = {
  columns: readonly TableColumn[]
  order: readonly Order[]
  onOrder: (by: string, isSecond: boolean) => void
  chosen: 'all' | 'some' | 'none'
  onChooseAll: () => void
  isRestoring: boolean
}

/** The headings: a click orders by one, with shift by a second one too. */
export function HeadRow({ columns, order, onOrder, chosen, onChooseAll, isRestoring }: Props) {
  const t = useTranslations('table')
  return (
    <Table.Thead className={classes.head} role="rowgroup">
      <Table.Tr role="row" aria-rowindex={1}>
        <Table.Th role="columnheader" className={classes.check}>
          <Checkbox
            size="xs"
            aria-label={t('chooseAll')}
            checked={chosen === 'all'}
            indeterminate={chosen === 'some'}
            onChange={onChooseAll}
          />
        </Table.Th>
        {columns.map((column) => (
          <Heading key={column.name} column={column} order={order} onOrder={onOrder} />
        ))}
        {isRestoring && (
          <Table.Th role="columnheader">
            <VisuallyHidden>{t('restoring')}</VisuallyHidden>
          </Table.Th>
        )}
      </Table.Tr>
    </Table.Thead>
  )
}

function Heading({ column, order, onOrder }: Pick<Props, 'order' | 'onOrder'> & { column: TableColumn }) {
  const t = useTranslations()
  const label = t(column.label)
  const at = column.isSortable ? column.at : null
  const place = order.findIndex(({ by }) => by === at)
  const now = order[place]
  const Arrow = now?.descending ? IconArrowDown : IconArrowUp
  return (
    <Table.Th
      role="columnheader"
      className={kindClass(column.kind)}
      aria-sort={place === 0 ? (now?.descending ? 'descending' : 'ascending') : undefined}
    >
      {at ? (
        <UnstyledButton className={classes.orderer} title={t('table.order.hint')} onClick={(click) => onOrder(at, click.shiftKey)}>
          {label}
          {now && <Arrow size={14} aria-hidden />}
          {now && order.length > 1 && (
            <span className={classes.nth}>
              <span aria-hidden>{place + 1}</span>
              <VisuallyHidden>
                {t(now.descending ? 'table.order.nthFalling' : 'table.order.nthRising', { place: place + 1 })}
              </VisuallyHidden>
            </span>
          )}
        </UnstyledButton>
      ) : (
        label
      )}
    </Table.Th>
  )
}
