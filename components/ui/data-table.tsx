'use client'
import { Table } from '@mantine/core'
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Order } from '#lib/address-text.ts'
import type { TableColumn } from '../table/columns.ts'
import { HeadRow } from '../table/head-row.tsx'
import { TableRow } from '../table/table-row.tsx'
import { useRowsInSight } from '../table/use-rows-in-sight.ts'
import classes from './data-table.module.css'
import type { Density } from './list-address.ts'
import type { RecordRow } from './records.ts'

const features = tableFeatures({})

type Props = {
  rows: readonly RecordRow[]
  columns: readonly TableColumn[]
  label: string
  titleOf: (row: RecordRow) => string
  density: Density
  order: readonly Order[]
  onOrder: (by: string, isSecond: boolean) => void
  /** Which rows are chosen, and how one (with shift: all between), or all of the page, are chosen or not. */
  chosen: ReadonlySet<string>
  onChoose: (place: number, isRange: boolean) => void
  onChooseAll: () => void
  /** All rows of the list, and how many come before this page. */
  total: number
  before: number
  /** The address of a row, and what a click anywhere on it does. */
  hrefOf: (row: RecordRow) => string
  onOpen: (row: RecordRow) => void
  /** What stands in each row's last cell, when something does. */
  onRestore?: ((row: RecordRow) => void) | undefined
  /** Whether newer rows are on their way. */
  isStale: boolean
}

/** Records in rows, and in cards on a phone. The first cell is a link, so that the keyboard and a new tab reach a record too. Beyond 500 only rows in sight are drawn. */
export function DataTable(props: Props) {
  const { rows, columns, label, density, isStale, total, before, chosen } = props
  const t = useTranslations()
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, RecordRow>()
    return columns.map((column) => helper.display({ id: column.name, header: t(column.label) }))
  }, [columns, t])
  const table = useTable({ features, columns: defined, data: rows as RecordRow[], getRowId: (row) => row.id })
  const all = table.getRowModel().rows
  const sight = useRowsInSight(all.length, density)
  const cells = columns.length + (props.onRestore ? 2 : 1)
  return (
    <Table
      highlightOnHover
      verticalSpacing={spacing[density]}
      layout={sight.isVirtual ? 'fixed' : undefined}
      className={`${classes.table} ${isStale ? classes.stale : ''}`}
      role="table"
      aria-label={label}
      aria-busy={isStale}
      aria-rowcount={total + 1}
      data-density={density}
    >
      <HeadRow
        columns={columns}
        order={props.order}
        onOrder={props.onOrder}
        chosen={rows.length > 0 && chosen.size === rows.length ? 'all' : chosen.size > 0 ? 'some' : 'none'}
        onChooseAll={props.onChooseAll}
        isRestoring={props.onRestore !== undefined}
      />
      <Spacer height={sight.above} cells={cells} />
      <Table.Tbody role="rowgroup" ref={sight.bodyRef}>
        {sight.places.map((place) => {
          const row = all[place]
          if (!row) return null
          return (
            <TableRow
              key={row.id}
              row={row.original}
              place={place}
              index={before + place + 2}
              columns={columns}
              title={props.titleOf(row.original)}
              href={props.hrefOf(row.original)}
              isChosen={chosen.has(row.id)}
              onChoose={props.onChoose}
              onOpen={props.onOpen}
              onRestore={props.onRestore}
              measure={sight.measure}
            />
          )
        })}
      </Table.Tbody>
      <Spacer height={sight.below} cells={cells} />
    </Table>
  )
}

const spacing = { compact: 2, normal: 'xs', roomy: 'md' } as const

/** The room that rows out of sight take. */
function Spacer({ height, cells }: { height: number; cells: number }) {
  if (height <= 0) return null
  return (
    <tbody aria-hidden className={classes.spacer}>
      <tr>
        <td colSpan={cells} style={{ height, padding: 0 }} />
      </tr>
    </tbody>
  )
}
