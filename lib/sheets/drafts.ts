import type { Draft, Target } from './layout.ts'
import type { References } from './references.ts'
import type { SheetRow } from './rows.ts'

/** The records that sound rows have in a target's table, each key once: repeated rows are named, and refused where they contradict each other. */
export function draftsOf(target: Target, rows: SheetRow[], references: References): { row: SheetRow; draft: Draft }[] {
  const kept = new Map<string, { row: SheetRow; draft: Draft }>()
  for (const row of rows) {
    if (isRefused(row)) continue
    const draft = target.draft(row, references)
    if (!draft || isRefused(row)) continue
    const key = keyOf(target, draft, row)
    const before = kept.get(key)
    if (!before) {
      kept.set(key, { row, draft })
    } else if (contentOf(target, before.draft) === contentOf(target, draft)) {
      row.warn(null, 'repeats_row', { row: before.row.row })
      row.effect ??= 'same'
    } else if (target.repeats === 'latest') {
      before.row.warn(null, 'replaced_by_row', { row: row.row })
      before.row.effect ??= 'same'
      kept.set(key, { row, draft })
    } else {
      row.refuse(null, 'contradicts_row', { row: before.row.row })
    }
  }
  return [...kept.values()].filter(({ row }) => !isRefused(row))
}

export const isRefused = (row: SheetRow): boolean => row.issues.some(({ severity }) => severity === 'refused')

const keyOf = (target: Target, draft: Draft, row: SheetRow) => {
  const columns = target.key(draft, row)
  return JSON.stringify([columns, columns.map((column) => draft[column])])
}
const contentOf = (target: Target, draft: Draft) =>
  JSON.stringify(Object.entries(draft).filter(([column]) => ![...(target.once ?? []), ...(target.alongside ?? [])].includes(column)))
