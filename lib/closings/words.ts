import type { Words } from '../texts.ts'
import { factsThatDiffer, textOf } from './rules.ts'
import type { ColumnDrift, FrozenFact, Verification } from './schema.ts'

/** Every drift of a verification as one line, for the terminal: what it is, where, and what it was and is. */
export function linesOf(found: Verification, words: Words): string[] {
  const t = (key: string, values: Record<string, unknown> = {}) => words(`closings.lines.${key}`, values)
  const source = (table: string) => words(`audit.sources.${table}`)
  const measure = (name: string) => words(`facts.measures.${name}`)
  const factLines = (before: readonly FrozenFact[], after: readonly FrozenFact[]) => {
    const moved = factsThatDiffer(before, after)
    const of = (sign: string) => (fact: FrozenFact) =>
      `    ${sign} ${measure(fact[0])} ${fact[1]} ${textOf(fact[2])}${fact[4] ? ` (${fact[4]})` : ''}`
    return [...moved.before.map(of('−')), ...moved.after.map(of('+'))]
  }
  const columns = (list: readonly ColumnDrift[]) =>
    list.map(
      ({ column, before, after, by, at }) =>
        `    ${column}: ${textOf(before)} → ${textOf(after)} ${by === null ? t('outside') : t('by', { by, at })}`,
    )
  const rows = (name: string, list: Verification['texts']) =>
    list.flatMap(({ kind, table, key, columns: other }) => [t(`${name}.${kind}`, { table: source(table), key }), ...columns(other)])
  return [
    ...found.chain.map((kind) => t(`chain.${kind}`)),
    ...found.records.flatMap(({ kind, source: table, id, title, isOutside, columns: other, before, after }) => [
      `${t(`records.${kind}`, { table: source(table), title })} [${table} ${id}]${isOutside && other.length === 0 ? ` ${t('outside')}` : ''}`,
      ...columns(other),
      ...(kind === 'counted' ? factLines(before, after) : []),
    ]),
    ...(found.recordsFound > found.records.length ? [t('more', { count: found.recordsFound - found.records.length })] : []),
    ...found.files.map(({ kind, fileName, title, source: table }) => t(`files.${kind}`, { fileName, title, table: source(table) })),
    ...rows('definitions', found.definitions),
    ...rows('texts', found.texts),
    ...found.figures.map(({ of, field, before, after }) => t('figure', { of: [of, field].filter(Boolean).join(' '), before, after })),
    ...found.sums.map(({ measure: name, day, facet, kept, expected }) =>
      t('sum', { measure: measure(name), day, facet: facet === '' ? '—' : facet, kept: textOf(kept), expected: textOf(expected) }),
    ),
  ]
}
