'use client'
import { useTranslations } from 'next-intl'
import type { FindingRow } from '#lib/contracts/schema.ts'
import { grouped, groupedYuan } from '#lib/money.ts'

/** Kinds whose figures are yuan of an amount, to the fen. */
const amounts: readonly string[] = ['amount_differs', 'over_total']
/** Kinds whose figures are other numbers. */
const numbers: readonly string[] = ['price_differs', 'over_ceiling']

/** A finding in one sentence for a row that causes it: what the contract says, and what was found. */
export function useFindingText(): (finding: FindingRow, cause: FindingRow['causes'][number]) => string {
  const t = useTranslations('contracts.findings')
  return ({ kind, subject }, { code, agreed, agreedTo, found, unit }) => {
    const said = (value: string | null) => {
      if (value === null) return t('unlimited')
      if (amounts.includes(kind)) return groupedYuan(value)
      return numbers.includes(kind) && /^-?\d+(\.\d+)?$/.test(value) ? grouped(value) : value
    }
    return t(`text.${kind}`, { code, subject, agreed: said(agreed), agreedTo: said(agreedTo), found: said(found), unit: unit ?? '' })
  }
}
