import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { CutRow, SpendingCut } from '#lib/spending/schema.ts'

/** How the rows of a cut are called. */
export function useCutTexts() {
  const t = useTranslations('spending')
  return useMemo(() => {
    const month = (text: string) => t('monthName', { year: text.slice(0, 4), month: Number(text.slice(5, 7)) })
    return {
      month,
      nameOf: ({ key, name }: Pick<CutRow, 'key' | 'name'>, by: SpendingCut): string => {
        if (by === 'month') return month(key)
        if (key === '' && (by === 'supplier' || by === 'event')) return t(`none.${by}`)
        return name
      },
    }
  }, [t])
}
