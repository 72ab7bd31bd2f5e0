import { useTranslations } from 'next-intl'
import type { Term } from '#lib/facts/schema.ts'
import type { Formula } from '#lib/indicators/schema.ts'
import { plain } from '#lib/money.ts'

/** A formula in words: 签到人次［“倾”沙龙］ 合计 ÷ 活动场次 合计 × 100. */
export function useFormulaText(): (formula: Formula | null) => string {
  const t = useTranslations()
  const word = (key: string, otherwise: string) => (t.has(key) ? t(key) : otherwise)
  const term = ({ measure, reducer, facets }: Term) => {
    const only = facets.map((facet) => word(`facts.facets.${facet}`, facet)).join('、')
    return t(`indicators.terms.${reducer}`, { measure: t(`facts.measures.${measure}`) + (only && `［${only}］`) })
  }
  return (formula) => {
    if (!formula) return t('indicators.noFormula')
    const { numerator, denominator, scale } = formula
    return [term(numerator), denominator && `÷ ${term(denominator)}`, plain(scale) !== '1' && `× ${plain(scale)}`].filter(Boolean).join(' ')
  }
}
