'use client'
import { Button, Drawer, Group, Paper, SimpleGrid, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Filters, without } from '#lib/address-text.ts'
import type { ColumnFilter } from '#lib/shapes.ts'
import { DatesFrame } from '../ui/dates-frame.tsx'
import type { TableColumn } from './columns.ts'
import classes from './filter.module.css'
import { FilterControl } from './filter-control.tsx'
import { OrderControl, type OrderProps } from './order-control.tsx'

type Props = OrderProps & {
  columns: readonly TableColumn[]
  filters: Filters
  onFilters: (filters: Filters) => void
  total: number | undefined
  isPhone: boolean
  onClose: () => void
}

/** All that a list can be narrowed by: above the table, and over it on a phone. What is chosen takes effect at once. */
export function FilterPanel(props: Props) {
  const t = useTranslations()
  if (!props.isPhone)
    return (
      <Paper withBorder p="md" id="filters" component="section" aria-label={t('table.filter.title')} className={classes.panel}>
        <Controls {...props} />
      </Paper>
    )
  return (
    <Drawer opened onClose={props.onClose} position="bottom" size="90%" title={t('table.filter.title')} transitionProps={{ duration: 120 }}>
      <Controls {...props} />
    </Drawer>
  )
}

function Controls({ columns, filters, onFilters, total, isPhone, onClose, order, onOrder, sortable }: Props) {
  const t = useTranslations()
  const [isWhole, setWhole] = useState(false)
  // the list's own columns first, the others one more click away; what is in effect is never hidden
  const usual = columns.filter(({ name, isHidden }) => !isHidden || filters[name])
  const drawn = isWhole ? columns : usual
  const ask = (name: string, next: ColumnFilter | null) => {
    onFilters(next ? { ...filters, [name]: next } : without(filters, name))
  }
  return (
    <DatesFrame>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3, xl: 4 }} spacing="lg" verticalSpacing="md">
        {drawn.map((column) => (
          <FilterControl
            key={column.name}
            column={column}
            label={t(column.label)}
            ask={filters[column.name]}
            onAsk={(next) => ask(column.name, next)}
          />
        ))}
        <OrderControl order={order} onOrder={onOrder} sortable={sortable} />
      </SimpleGrid>
      <Group mt="md" justify="space-between">
        <Text fz="sm" c="dimmed">
          {total !== undefined && t('records.total', { total })}
        </Text>
        <Group gap="xs">
          {columns.length > usual.length && !isWhole && (
            <Button variant="subtle" onClick={() => setWhole(true)}>
              {t('table.filter.more')}
            </Button>
          )}
          <Button variant="default" disabled={Object.keys(filters).length === 0} onClick={() => onFilters({})}>
            {t('records.clearFilters')}
          </Button>
          <Button onClick={onClose}>{t(isPhone ? 'table.filter.show' : 'table.filter.fold')}</Button>
        </Group>
      </Group>
    </DatesFrame>
  )
}
