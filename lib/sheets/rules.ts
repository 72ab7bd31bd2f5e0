import type { FileReport, Issue } from './schema.ts'

/** Finds words for a message key; the page and the command line each bring their own. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** The sentence of an issue. `words` speaks the namespace `imports`, `facts` that of the measures. */
export function sentenceOf({ code, params }: Pick<Issue, 'code' | 'params'>, words: Translate, facts: Translate): string {
  const named = { ...params }
  for (const name of ['measure', 'per', 'last', 'lastPer']) {
    const measure = params[name]
    if (typeof measure === 'string' && measure.includes('.')) named[name] = facts(`measures.${measure}`)
  }
  if (code === 'columns_missing' || code === 'mapping_remembered') named.layout = words(`layouts.${params.layout}`)
  return words(`issues.${code}`, named)
}

/** The year that files speak of when it is another than the one chosen: most of the rows that were judged have their day there. */
export function otherYear(files: readonly FileReport[]): number | null {
  const days = files.map(({ rows }) => ({ rows: rows.length, years: rows.flatMap(yearsOf) })).filter(({ years }) => years.length > 0)
  const years = days.flatMap((file) => file.years)
  const tally = [...new Set(years)].map((year) => ({ year, rows: years.filter((one) => one === year).length }))
  const most = [...tally].sort((a, b) => b.rows - a.rows)[0]
  const judged = days.reduce((sum, file) => sum + file.rows, 0)
  return most && most.rows * 2 > judged ? most.year : null
}
const yearsOf = ({ issues }: FileReport['rows'][number]): number[] =>
  issues.filter(({ code }) => code === 'counts_in_year').map(({ params }) => Number(params.year))
