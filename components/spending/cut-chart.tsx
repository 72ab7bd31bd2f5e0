'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { sharesOption, stacksOption } from '#components/charts/spending-option.ts'
import type { CutView, SpendingCut } from '#lib/spending/schema.ts'
import { useCutTexts } from './cut-texts.ts'
import { drilled, type SpendingAddress, spendingPath } from './spending-address.ts'

type Props = { view: CutView; by: SpendingCut; address: SpendingAddress; span: { from: string; to: string } }

/** A cut as a chart: months as stacked columns, everything else as bars; a click leads where its row leads. */
export function CutChart({ view, by, address, span }: Props) {
  const t = useTranslations('spending')
  const texts = useCutTexts()
  const drawn = useMemo(() => {
    if (by === 'month')
      return stacksOption(
        view.stacks,
        view.rows.map(({ key }) => key),
        t('views.subProject'),
      )
    const bars = view.rows.map((row) => ({ name: texts.nameOf(row, by), yuan: row.amountYuan, share: row.share }))
    return sharesOption(bars, { head: t(`views.${by}`), amount: t('wan'), share: t('share') })
  }, [view, by, texts, t])
  const hrefOf = useCallback(
    (series: string, place: number) => {
      const row = view.rows[place]
      if (!row) return null
      // a column's part is one sub-project of the month
      const from = by === 'month' && address.subProject === null ? { ...address, subProject: series } : address
      return spendingPath(drilled(from, by, row.key))
    },
    [view, by, address],
  )
  const about = useTranslations('facts.trace')('period', span)
  return <Chart title={t('chart', { cut: t(`views.${by}`) })} {...drawn} hrefOf={hrefOf} about={about} />
}
