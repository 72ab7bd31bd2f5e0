'use client'
import { Stack } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { TermTrace } from '#lib/facts/schema.ts'
import { percent } from '#lib/money.ts'
import { Amount } from './amount.tsx'
import { FormulaWords } from './formula-words.tsx'
import { TermPanel } from './term-panel.tsx'
import type { TraceAddress } from './trace-address.ts'
import { TraceChanges } from './trace-changes.tsx'
import { TraceHead } from './trace-head.tsx'
import { useTraceTexts } from './trace-texts.ts'

type Input = Extract<TraceAddress, { term: unknown }>['term']

/** How one measure came about in a period, or one measure as a share of another. */
export function TermView({ input }: { input: Input }) {
  const { over, ...term } = input
  const found = useQuery(api.facts.trace.queryOptions({ input: term }))
  const whole = useQuery(api.facts.trace.queryOptions({ input: over ? { ...term, measure: over } : skipToken }))
  return (
    <Panel query={found}>
      {(trace) =>
        over ? (
          <Panel query={whole}>{(all) => <Rate part={trace} whole={all} input={input} />}</Panel>
        ) : (
          <Single trace={trace} input={input} />
        )
      }
    </Panel>
  )
}

function Single({ trace, input }: { trace: TermTrace; input: Input }) {
  const texts = useTraceTexts()
  const title = texts.named(trace.term)
  return (
    <Stack>
      <TraceHead title={title} period={trace} />
      <TraceChanges figure={input} unit={texts.unit(trace.unit, trace.term)} />
      <TermPanel trace={trace} title={title} />
    </Stack>
  )
}

function Rate({ part, whole, input }: { part: TermTrace; whole: TermTrace; input: Input }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const title = texts.rate(input.measure)
  const rate = whole.value === null ? null : percent(part.value ?? '0', whole.value)
  return (
    <Stack>
      <TraceHead title={title} period={part} />
      <Amount label={title} value={rate === null ? t('missing') : `${rate}%`} />
      <FormulaWords terms={[part, whole]} scale="100" result={rate} unit="%" />
      <TraceChanges figure={input} unit="%" />
      <TermPanel trace={part} title={title} role={t('numerator')} />
      <TermPanel trace={whole} title={title} role={t('denominator')} />
    </Stack>
  )
}
