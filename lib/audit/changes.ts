import type { AuditEntry } from './schema.ts'

/** One field of a row that a change touched. */
export type Change = { field: string; before: unknown; after: unknown }

/** What every row carries for the machine's sake; it changes whenever anything does. */
const bookkeeping = new Set(['id', 'version', 'created_at', 'updated_at', '~'])

/** The fields in which a row differs before and after; of a new or deleted row those that hold anything. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) => !bookkeeping.has(field))
  // what is personal is kept masked, and may have changed under the mask
  const hidden = after?.['~']
  return fields
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter(
      (change) =>
        JSON.stringify(change.before) !== JSON.stringify(change.after) || (Array.isArray(hidden) && hidden.includes(change.field)),
    )
}
