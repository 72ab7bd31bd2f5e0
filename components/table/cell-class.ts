import classes from '../ui/data-table.module.css'
import type { ColumnKind } from '../ui/records.ts'

const numeric = new Set<ColumnKind>(['money', 'decimal', 'whole'])
const short = new Set<ColumnKind>(['day', 'month', 'instant', 'choice', 'pick', 'yesNo'])

/** How a cell of a kind is set: figures to the end, what is short on one line. */
export function kindClass(kind: ColumnKind): string {
  if (numeric.has(kind)) return classes.number ?? ''
  return short.has(kind) ? (classes.short ?? '') : ''
}
