'use client'
import { useTranslations } from 'next-intl'
import { Figure } from '#components/ui/figure.tsx'
import { saidUnit } from '#lib/lint/rules.ts'
import { piecesOf } from '#lib/narratives/rules.ts'
import type { NarrativeFigure } from './narrative-figure.ts'

/** A paragraph's words with its figures in place, each a link to the records behind it. */
export function FigureText({ text, figures }: { text: string; figures: ReadonlyMap<string, NarrativeFigure> }) {
  const t = useTranslations('narratives')
  return (
    <>
      {piecesOf(text).map((piece, index) => {
        const key = `${index}-${'key' in piece ? piece.key : ''}`
        if ('words' in piece) return <span key={key}>{piece.words}</span>
        const figure = figures.get(piece.key)
        if (!figure) return <mark key={key}>{t('noFigure', { key: piece.key })}</mark>
        return (
          <span key={key}>
            <Figure value={figure.text ?? t('unreported')} trace={figure.trace} label={figure.name} isPrinted />
            {piece.unit && figure.text !== null && saidUnit(figure.unit)}
          </span>
        )
      })}
    </>
  )
}
