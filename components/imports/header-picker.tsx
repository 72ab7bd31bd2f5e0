'use client'
import { Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import classes from './header-picker.module.css'

/** A sheet may be very wide; the first columns are enough to know a row of headings by. */
const mostColumns = 30

type Props = { top: readonly (readonly string[])[]; row: number; onRow: (row: number) => void }

/** The first rows of a sheet as they stand there, from which the one with the headings is chosen: by click, or by arrow keys. */
export function HeaderPicker({ top, row, onRow }: Props) {
  const t = useTranslations('importPage.mapping')
  const title = useId()
  const width = Math.min(mostColumns, Math.max(0, ...top.map((cells) => cells.findLastIndex((cell) => cell.trim() !== '') + 1)))
  const places = Array.from({ length: width }, (_, column) => column)
  return (
    <Stack gap={4}>
      <Text fz="sm" fw={500} id={title}>
        {t('header')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('headerHint')}
      </Text>
      <div className={classes.scroll}>
        <div className={classes.table} role="radiogroup" aria-labelledby={title}>
          {top.map((cells, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <label key={place} className={classes.row} data-chosen={row === place + 1}>
              <span className={classes.head}>
                <input
                  type="radio"
                  name={title}
                  aria-label={t('headerRow', { row: place + 1, cells: cells.filter(Boolean).slice(0, 4).join(' ') })}
                  checked={row === place + 1}
                  onChange={() => onRow(place + 1)}
                />{' '}
                {place + 1}
              </span>
              {places.map((column) => (
                <span key={column} className={classes.cell} title={cells[column]}>
                  {cells[column]}
                </span>
              ))}
            </label>
          ))}
        </div>
      </div>
    </Stack>
  )
}
