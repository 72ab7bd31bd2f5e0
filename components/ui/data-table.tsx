'use client'
import { Table } from '@mantine/core'
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Cell } from './cell.tsx'
import classes from './data-table.module.css'
import type { Column, RecordRow } from './records.ts'

const features = tableFeatures({})
const numeric = new Set(['money', 'decimal', 'whole'])
const short = new Set(['day', 'month', 'instant', 'choice', 'yesNo'])

type Props<View> = {
  rows: View[]
  columns: readonly Column<View>[]
  /** Where the headings stand in the catalogues. */
  texts: string
  label: string
  /** The address of a row, and what a click anywhere on it does. */
  hrefOf: (row: View) => string
  onOpen: (row: View) => void
  /** Whether newer rows are on their way. */
  isStale: boolean
}

/** Records in rows, and in cards on a phone. The first cell is a link, so that the keyboard and a new tab reach a record too. */
export function DataTable<View extends RecordRow>({ rows, columns, texts, label, hrefOf, onOpen, isStale }: Props<View>) {
  const t = useTranslations(texts)
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, RecordRow>()
    return columns.map((column) => helper.display({ id: column.name, header: t(`fields.${column.name}`) }))
  }, [columns, t])
  const table = useTable({ features, columns: defined, data: rows as RecordRow[], getRowId: (row) => row.id })
  const columnOf = useMemo(() => new Map(columns.map((column) => [column.name, column])), [columns])
  return (
    <Table
      highlightOnHover
      className={`${classes.table} ${isStale ? classes.stale : ''}`}
      role="table"
      aria-label={label}
      aria-busy={isStale}
    >
      <Table.Thead className={classes.head} role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <Table.Tr key={group.id} role="row">
            {group.headers.map((header) => (
              <Table.Th key={header.id} role="columnheader" className={kindClass(columnOf.get(header.id)?.kind)}>
                <table.FlexRender header={header} />
              </Table.Th>
            ))}
          </Table.Tr>
        ))}
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {table.getRowModel().rows.map((row) => {
          const view = row.original as View
          return (
            <Table.Tr key={row.id} role="row" className={classes.row} onClick={() => onOpen(view)}>
              {columns.map((column, place) => (
                <Table.Td
                  key={column.name}
                  role="cell"
                  data-label={t(`fields.${column.name}`)}
                  className={`${kindClass(column.kind)} ${place === 0 ? classes.lead : ''} ${column.wideOnly ? classes.wide : ''}`}
                >
                  {place === 0 ? (
                    <Link
                      className={classes.opener}
                      href={hrefOf(view)}
                      prefetch={false}
                      scroll={false}
                      onClick={(click) => click.stopPropagation()}
                    >
                      <Cell column={column} row={view} />
                    </Link>
                  ) : (
                    <Cell column={column} row={view} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

const kindClass = (kind: string | undefined): string => {
  if (kind && numeric.has(kind)) return classes.number ?? ''
  return kind && short.has(kind) ? (classes.short ?? '') : ''
}
