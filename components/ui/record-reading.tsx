'use client'
import { Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Cell } from './cell.tsx'
import { FieldValue } from './field-value.tsx'
import classes from './record-reading.module.css'
import type { RecordRow, Records } from './records.ts'

/** One record for those who may read it but not change it. */
export function RecordReading({ records, row }: { records: Records<RecordRow>; row: RecordRow }) {
  const texts = useTranslations(records.texts)
  const columnOf = (name: string) => records.columns.find((column) => column.name === name)
  return (
    <dl className={classes.list}>
      {records.fields.map((field) => {
        const column = columnOf(field.name)
        return (
          <div key={field.name}>
            <Text component="dt" fz="sm" c="dimmed">
              {texts(`fields.${field.name}`)}
            </Text>
            <dd>
              {column ? <Cell column={column} row={row} /> : <FieldValue field={field} row={row as unknown as Record<string, unknown>} />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
