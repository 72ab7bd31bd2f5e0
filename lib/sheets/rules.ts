import type { FileReport, Issue, Outcome } from './schema.ts'

/** Finds words for a message key; the page and the command line each bring their own. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** The sentence of an issue. `words` speaks the namespace `imports`, `facts` that of the measures. */
export function sentenceOf({ code, params }: Pick<Issue, 'code' | 'params'>, words: Translate, facts: Translate): string {
  const named = { ...params }
  for (const name of ['measure', 'per', 'last', 'lastPer']) {
    const measure = params[name]
    if (typeof measure === 'string' && measure.includes('.')) named[name] = facts(`measures.${measure}`)
  }
  if (code === 'columns_missing') named.layout = words(`layouts.${params.layout}`)
  return words(`issues.${code}`, named)
}

/** How many rows, and how many notes, a page is told of one file; the counts tell of all. */
export const told = { rows: 2000, notes: 300 } as const
const urgency: Record<Outcome, number> = { refused: 0, warned: 1, new: 2, changed: 2, same: 2 }

/** The report of a file as a page can hold it: of a long file what was refused, then what was warned about, then the first of the others. */
export function shortened(file: FileReport): FileReport {
  const rows = mostUrgent(file.rows, ({ outcome }) => urgency[outcome], told.rows)
  return { ...file, rows, notes: mostUrgent(file.notes, ({ severity }) => urgency[severity], told.notes) }
}

/** Keeps the order that things stand in. */
function mostUrgent<T>(all: T[], rank: (one: T) => number, most: number): T[] {
  if (all.length <= most) return all
  const kept = new Set(all.toSorted((a, b) => rank(a) - rank(b)).slice(0, most))
  return all.filter((one) => kept.has(one))
}

/** The year that files speak of when it is another than the one chosen: most of the rows that were judged have their day there. */
export function otherYear(files: readonly FileReport[]): number | null {
  const days = files
    .map(({ counts, rows }) => ({ rows: counts.rows, years: rows.flatMap(yearsOf) }))
    .filter(({ years }) => years.length > 0)
  const years = days.flatMap((file) => file.years)
  const tally = [...new Set(years)].map((year) => ({ year, rows: years.filter((one) => one === year).length }))
  const most = tally.toSorted((a, b) => b.rows - a.rows)[0]
  const judged = days.reduce((sum, file) => sum + Math.min(file.rows, told.rows), 0)
  return most && most.rows * 2 > judged ? most.year : null
}
const yearsOf = ({ issues }: FileReport['rows'][number]): number[] =>
  issues.filter(({ code }) => code === 'counts_in_year').map(({ params }) => Number(params.year))
