'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { pageSize } from './list-address.ts'
import { nextNumber } from './record-values.ts'
import type { RecordRow, Records } from './records.ts'

/** Proposes the next running number for a new record, once the numbers in use are known. */
export function useNextNumber(records: Records<RecordRow>, wanted: boolean, propose: (number: string) => void): void {
  const { data } = useQuery({
    ...records.list({ search: '', year: null, page: 1, size: pageSize }),
    enabled: wanted && records.numbered !== undefined,
  })
  const onData = useEffectEvent((page: typeof data) => {
    const name = records.numbered
    const number =
      name && page
        ? nextNumber(
            page.rows.map((row) => String((row as Record<string, unknown>)[name] ?? '')),
            new Date().getFullYear(),
          )
        : ''
    if (wanted && number) propose(number)
  })
  // the form is Mantine's: it is told when the numbers arrive
  useEffect(() => onData(data), [data])
}
