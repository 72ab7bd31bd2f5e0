import { useTranslations } from 'next-intl'
import type { FactRow, Term } from '#lib/facts/schema.ts'
import { grouped, groupedYuan, plain } from '#lib/money.ts'

/** How a term, a facet and a reason read in words. */
export function useTraceTexts() {
  const t = useTranslations('facts')
  const has = (key: string) => t.has(key as 'trace.title')
  const word = (key: string) => t(key as 'trace.title')
  const facetOf = (facet: string | null) => (facet !== null && has(`facets.${facet}`) ? word(`facets.${facet}`) : (facet ?? ''))
  /** 已支付金额［活动经费］ */
  const named = ({ measure, facets }: Term) =>
    word(`measures.${measure}`) + (facets.length > 0 ? `［${facets.map(facetOf).join('、')}］` : '')
  const unitOf = (unit: string, term?: Term) => {
    if (term?.reducer === 'months_covered') return word('units.months')
    return term?.reducer === 'level_days' ? t('perDay', { unit: word(`units.${unit}`) }) : word(`units.${unit}`)
  }
  return {
    named,
    term: (term: Term, period: { from: string; to: string }) => t(`reducers.${term.reducer}`, { measure: named(term), ...period }),
    unit: unitOf,
    /** A value with its unit; money to the fen. */
    amount: (value: string, unit: string, term?: Term) =>
      `${unit === 'yuan' && term?.reducer !== 'months_covered' ? groupedYuan(plain(value)) : grouped(plain(value))} ${unitOf(unit, term)}`,
    /** What a measure divided by another one is called. */
    rate: (measure: string) => (has(`trace.rates.${measure}`) ? word(`trace.rates.${measure}`) : t('trace.rate')),
    facet: facetOf,
    reason: (row: FactRow) =>
      row.excluded !== null && has(`reasons.${row.excluded}`) ? word(`reasons.${row.excluded}`) : (row.excluded ?? ''),
    source: (row: FactRow) => word(`sources.${row.source}`),
  }
}
