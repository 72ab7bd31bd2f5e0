'use client'
import { Button, Checkbox, Table } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { Cell } from '../ui/cell.tsx'
import classes from '../ui/data-table.module.css'
import type { RecordRow } from '../ui/records.ts'
import { kindClass } from './cell-class.ts'
import type { TableColumn } from './columns.ts'

type Props = {
  row: RecordRow
  /** Its place on this page, counted from 0, and in the whole table with its headings, counted from 1. */
  place: number
  index: number
  columns: readonly TableColumn[]
  title: string
  href: string
  isChosen: boolean
  onChoose: (place: number, isRange: boolean) => void
  onOpen: (row: RecordRow) => void
  onRestore: ((row: RecordRow) => void) | undefined
  measure: ((row: HTMLTableRowElement | null) => void) | undefined
}

/** One record of a list. Drawn anew only when it, or the columns, change. */
export const TableRow = memo(function TableRow(props: Props) {
  const { row, place, columns, title, isChosen, onChoose, onOpen, onRestore } = props
  const t = useTranslations()
  return (
    <Table.Tr
      role="row"
      aria-rowindex={props.index}
      data-chosen={isChosen || undefined}
      data-index={place}
      ref={props.measure}
      className={classes.row}
      onClick={() => onOpen(row)}
    >
      <Table.Td role="cell" className={classes.check} onClick={(click) => click.stopPropagation()}>
        <Checkbox
          size="xs"
          aria-label={t('table.choose', { title })}
          checked={isChosen}
          onChange={(tick) => onChoose(place, (tick.nativeEvent as MouseEvent).shiftKey === true)}
        />
      </Table.Td>
      {columns.map((column, nth) => (
        <Table.Td
          key={column.name}
          role="cell"
          data-label={t(column.label)}
          className={`${kindClass(column.kind)} ${nth === 0 ? classes.lead : ''} ${column.wideOnly ? classes.wide : ''}`}
        >
          {nth === 0 ? (
            <Link
              className={classes.opener}
              href={props.href}
              prefetch={false}
              scroll={false}
              data-opener=""
              onClick={(click) => click.stopPropagation()}
            >
              <Cell column={column} row={row} />
            </Link>
          ) : (
            <Cell column={column} row={row} />
          )}
        </Table.Td>
      ))}
      {onRestore && (
        <Table.Td role="cell" className={classes.action} onClick={(click) => click.stopPropagation()}>
          <Button size="compact-sm" variant="default" aria-label={t('table.restoreOne', { title })} onClick={() => onRestore(row)}>
            {t('records.restore')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  )
})
