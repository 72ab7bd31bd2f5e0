import { useTranslations } from 'next-intl'
import type { FactRow, Term } from '#lib/facts/schema.ts'

/** How a term, a facet and a reason read in words. */
export function useTraceTexts() {
  const t = useTranslations('facts')
  const has = (key: string) => t.has(key as 'trace.title')
  const word = (key: string) => t(key as 'trace.title')
  return {
    term: (term: Term, period: { from: string; to: string }) => {
      const facets =
        term.facets.length > 0
          ? `［${term.facets.map((facet) => (has(`facets.${facet}`) ? word(`facets.${facet}`) : facet)).join('、')}］`
          : ''
      return t(`reducers.${term.reducer}`, { measure: word(`measures.${term.measure}`) + facets, ...period })
    },
    unit: (unit: string, term?: Term) =>
      term?.reducer === 'level_days' ? t('perDay', { unit: word(`units.${unit}`) }) : word(`units.${unit}`),
    /** What a measure divided by another one is called. */
    rate: (measure: string) => (has(`trace.rates.${measure}`) ? word(`trace.rates.${measure}`) : t('trace.rate')),
    facet: (facet: string | null) => (facet !== null && has(`facets.${facet}`) ? word(`facets.${facet}`) : (facet ?? '')),
    reason: (row: FactRow) =>
      row.excluded !== null && has(`reasons.${row.excluded}`) ? word(`reasons.${row.excluded}`) : (row.excluded ?? ''),
    source: (row: FactRow) => word(`sources.${row.source}`),
  }
}
