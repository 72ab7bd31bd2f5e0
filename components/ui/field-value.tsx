'use client'
import { useQuery } from '@tanstack/react-query'
import { Cell } from './cell.tsx'
import type { Column, Field, RecordRow, Reference } from './records.ts'

type Props = { field: Field; row: Record<string, unknown> }

/** What one field of a record holds, in words: codes by their names, other records by theirs. */
export function FieldValue({ field, row }: Props) {
  const value = row[field.name]
  if (field.kind === 'object') return <field.Show value={value ?? null} />
  if (field.kind === 'reference' && value) return <Named to={field.to} id={String(value)} />
  return <Cell column={columnOf(field)} row={row as unknown as RecordRow} />
}

/** A record that another one names; one that is gone, or that cannot be read just now, by its id. */
function Named({ to, id }: { to: Reference; id: string }) {
  const { data, isError } = useQuery({ queryKey: ['reference', to.name, 'label', id], queryFn: () => to.labelOf(id) })
  return data ?? (isError ? id : null)
}

/** A field that no list shows, as a list would show it. */
function columnOf(field: Field): Column<RecordRow> {
  const { name, kind } = field
  if (kind === 'choice') return { name, kind, words: field.words }
  if (kind === 'pick') return { name, kind, picks: field.from }
  if (kind === 'time') return { name, kind: 'instant' }
  if (kind === 'parts') return { name, kind: 'text', of: (row) => field.textOf((row as Record<string, unknown>)[name] as unknown[]) }
  if (kind === 'tags') return { name, kind: 'text', of: (row) => ((row as Record<string, unknown>)[name] as string[] | null)?.join(' · ') }
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
