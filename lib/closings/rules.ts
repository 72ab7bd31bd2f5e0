import type { ColumnDrift, FigureDrift, FrozenFact, RowDrift } from './schema.ts'

/** The digits of a hash that are printed and filed: enough that nobody finds another text for them. */
export const shortHash = (sha256: string): string => sha256.slice(0, 12)

/** Whether two values are the same data, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, at) => isSame(item, other[at]))
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) || Array.isArray(other)) return false
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>]
  const keys = new Set([...Object.keys(first), ...Object.keys(second)])
  return [...keys].every((key) => isSame(first[key], second[key]))
}

type Row = Record<string, unknown>
const unnamed = { by: null, at: null }

/** The columns of `before` that are other in `after`; what came with a later version of the house is none of them. */
export const columnsThatDiffer = (before: Row, after: Row): ColumnDrift[] =>
  Object.keys(before)
    .filter((column) => !isSame(before[column], after[column] ?? null) && !(before[column] === null && after[column] === undefined))
    .map((column) => ({ column, before: before[column], after: after[column] ?? null, ...unnamed }))

const idOf = ({ id }: Row): string | null => (typeof id === 'string' ? id : null)

/** Two lists of rows of a table, told apart by a key: what is changed, gone, and new. */
export function rowsThatDiffer(table: string, before: Row[], after: Row[], keyOf: (row: Row) => string): RowDrift[] {
  const now = new Map(after.map((row) => [keyOf(row), row]))
  const then = new Set(before.map(keyOf))
  const changed = before.flatMap((row): RowDrift[] => {
    const found = now.get(keyOf(row))
    if (!found) return [{ kind: 'gone', table, key: keyOf(row), id: idOf(row), columns: [] }]
    const columns = columnsThatDiffer(row, found)
    return columns.length > 0 ? [{ kind: 'changed', table, key: keyOf(row), id: idOf(row), columns }] : []
  })
  const added = after
    .filter((row) => !then.has(keyOf(row)))
    .map((row): RowDrift => ({ kind: 'new', table, key: keyOf(row), id: idOf(row), columns: [] }))
  return [...changed, ...added]
}

/** What of a snapshot says nothing of the year (moments, addresses, counters), and what is told as a definition or a text already. */
const unsaid = new Set([
  ...[
    'madeAt',
    'asOf',
    'measures',
    'closing',
    'trace',
    'explanationVersion',
    'framework',
    'unexplained',
    'demand',
    'narrative',
    'paragraphs',
  ],
  ...['level1', 'level2', 'name', 'operator', 'target', 'unit', 'position', 'cause', 'measure', 'measureDue', 'measureOwner', 'overshoot'],
  ...['deductionReason', 'bandText', 'applicabilityReason', 'notApplicableReason'],
])

/** The figures of a frozen snapshot that come to something else in one that was computed again. */
export function figuresThatDiffer(before: Row, after: Row): FigureDrift[] {
  const found: FigureDrift[] = []
  const walk = (of: string, field: string, then: unknown, now: unknown) => {
    if (Array.isArray(then)) {
      const nameOf = (row: unknown) => nameIn(row)
      if (then.some((row) => nameOf(row) !== null) || (Array.isArray(now) && now.some((row) => nameOf(row) !== null)))
        return walkRows(then, Array.isArray(now) ? now : [])
    } else if (typeof then === 'object' && then !== null) {
      for (const [key, value] of Object.entries(then))
        if (!unsaid.has(key)) walk(of, field === '' ? key : `${field}.${key}`, value, (now as Row | null | undefined)?.[key])
      return
    }
    if (!isSame(then, now ?? null)) found.push({ of, field, before: textOf(then), after: textOf(now) })
  }
  const walkRows = (then: unknown[], now: unknown[]) => {
    const byName = new Map(now.map((row) => [nameIn(row), row]))
    for (const row of then) {
      const name = nameIn(row) ?? ''
      if (byName.has(name)) walk(name, '', row, byName.get(name))
      else found.push({ of: name, field: 'listed', before: '✓', after: '—' })
      byName.delete(name)
    }
    for (const name of byName.keys()) found.push({ of: name ?? '', field: 'listed', before: '—', after: '✓' })
  }
  walk('', '', before, after)
  return found
}

/** What a row of a list is called: an indicator's or contract's code, a sub-project. */
const nameIn = (row: unknown): string | null => {
  const named = row as { code?: unknown; subProject?: unknown; lines?: unknown } | null
  if (typeof named !== 'object' || named === null) return null
  const name = named.code ?? named.subProject
  return typeof name === 'string' ? name : null
}

/** A value as a list shows it. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Facts that are in the one list and not in the other, each way. */
export function factsThatDiffer(
  before: readonly FrozenFact[],
  after: readonly FrozenFact[],
): { before: FrozenFact[]; after: FrozenFact[] } {
  const without = (facts: readonly FrozenFact[], others: readonly FrozenFact[]) => {
    const left = others.map((fact) => JSON.stringify(fact))
    return facts.filter((fact) => {
      const at = left.indexOf(JSON.stringify(fact))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }
  return { before: without(before, after), after: without(after, before) }
}
