'use client'
import { Alert, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { measuresIn } from '#components/ui/meaning.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { scoreItem } from '#lib/evaluations/rules.ts'
import type { IndicatorTrace } from '#lib/indicators/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import { Amount } from './amount.tsx'
import { FormulaWords } from './formula-words.tsx'
import { ScoreWords } from './score-words.tsx'
import { TermPanel } from './term-panel.tsx'
import type { TraceAddress } from './trace-address.ts'
import { TraceChanges } from './trace-changes.tsx'
import { TraceHead } from './trace-head.tsx'

type Input = Extract<TraceAddress, { indicator: unknown }>['indicator']

/** How an indicator's actual and score came about. */
export function IndicatorView({ input }: { input: Input }) {
  const found = useQuery(api.indicators.trace.queryOptions({ input }))
  return <Panel query={found}>{(trace) => <Found trace={trace} input={input} />}</Panel>
}

function Found({ trace, input }: { trace: IndicatorTrace; input: Input }) {
  const t = useTranslations('facts.trace')
  const { indicator, numerator, denominator, actual } = trace
  const score = scoreItem({ ...indicator, actual })
  return (
    <Stack>
      <TraceHead title={indicator.name} period={trace} measures={measuresIn(indicator.formula)} />
      <Group gap="xl" align="flex-start">
        <Amount label={t('actual')} value={actual === null ? t('missing') : `${grouped(plain(actual))} ${indicator.unit}`} />
        <Amount label={t('target')} value={`${indicator.operator} ${grouped(plain(indicator.target))} ${indicator.unit}`} />
        <Amount label={t('score')} value={score === null ? t('missing') : `${score} / ${plain(indicator.weight)}`} />
      </Group>
      {!indicator.formula && <Alert color="yellow">{t('noFormula')}</Alert>}
      {indicator.formula && numerator && (
        <FormulaWords
          terms={denominator ? [numerator, denominator] : [numerator]}
          scale={indicator.formula.scale}
          result={actual}
          unit={indicator.unit}
        />
      )}
      <ScoreWords indicator={indicator} actual={actual} />
      {indicator.formula && <TraceChanges figure={input} unit={indicator.unit} />}
      {numerator && <TermPanel trace={numerator} title={indicator.name} role={denominator ? t('numerator') : undefined} />}
      {denominator && <TermPanel trace={denominator} title={indicator.name} role={t('denominator')} />}
    </Stack>
  )
}
