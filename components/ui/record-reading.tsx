'use client'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Cell } from './cell.tsx'
import classes from './record-reading.module.css'
import type { Column, Field, RecordRow, Records, Reference } from './records.ts'

/** One record for those who may read it but not change it. */
export function RecordReading({ records, row }: { records: Records<RecordRow>; row: RecordRow }) {
  const texts = useTranslations(records.texts)
  return (
    <dl className={classes.list}>
      {records.fields.map((field) => (
        <div key={field.name}>
          <Text component="dt" fz="sm" c="dimmed">
            {texts(`fields.${field.name}`)}
          </Text>
          <dd>
            <Value records={records} field={field} row={row} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ records, field, row }: { records: Records<RecordRow>; field: Field; row: RecordRow }) {
  const shown = records.columns.find((column) => column.name === field.name)
  if (shown) return <Cell column={shown} row={row} />
  const value = (row as Record<string, unknown>)[field.name]
  if (field.kind === 'reference' && value) return <Named to={field.to} id={String(value)} />
  return <Cell column={columnOf(field)} row={row} />
}

function Named({ to, id }: { to: Reference; id: string }) {
  const { data } = useQuery({ queryKey: ['reference', to.name, 'label', id], queryFn: () => to.labelOf(id) })
  return data ?? null
}

/** A field that no list shows, as a list would show it. */
function columnOf(field: Field): Column<RecordRow> {
  const { name, kind } = field
  if (kind === 'choice') return { name, kind, words: field.words }
  if (kind === 'time') return { name, kind: 'instant' }
  if (
    kind === 'day' ||
    kind === 'month' ||
    kind === 'instant' ||
    kind === 'money' ||
    kind === 'decimal' ||
    kind === 'whole' ||
    kind === 'yesNo'
  )
    return { name, kind }
  return { name, kind: 'text' }
}
