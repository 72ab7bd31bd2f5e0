'use client'
import { Fieldset, Group, SegmentedControl, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Order } from '#lib/address-text.ts'
import type { TableColumn } from './columns.ts'
import classes from './filter.module.css'

export type OrderProps = { order: readonly Order[]; onOrder: (order: Order[]) => void; sortable: readonly TableColumn[] }

/** By what a list is ordered: the same as its headings do, for where there are none. */
export function OrderControl({ order, onOrder, sortable }: OrderProps) {
  const t = useTranslations()
  const [first] = order
  const direction = first?.descending ? 'falling' : 'rising'
  return (
    <Fieldset legend={t('table.order.title')} variant="unstyled" className={classes.control}>
      <Group gap={6} wrap="nowrap">
        <Select
          flex={1}
          aria-label={t('table.order.by')}
          placeholder={t('table.order.own')}
          clearable
          data={sortable.flatMap(({ at, isSortable, label }) => (at && isSortable ? [{ value: at, label: t(label) }] : []))}
          value={first?.by ?? null}
          onChange={(by) => onOrder(by ? [{ by, descending: false }] : [])}
        />
        {first && (
          <SegmentedControl
            size="sm"
            aria-label={t('table.order.direction')}
            value={direction}
            onChange={(chosen) => onOrder([{ ...first, descending: chosen === 'falling' }])}
            data={[
              { value: 'rising', label: t('table.order.rising') },
              { value: 'falling', label: t('table.order.falling') },
            ]}
          />
        )}
      </Group>
    </Fieldset>
  )
}
