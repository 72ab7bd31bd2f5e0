'use client'
import { Alert, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Meaning, measuresIn } from '#components/ui/meaning.tsx'
import { api } from '#lib/api.ts'
import { scoreItem } from '#lib/evaluations/rules.ts'
import type { IndicatorTrace } from '#lib/indicators/schema.ts'
import { grouped, percent, plain } from '#lib/money.ts'
import { TermPanel } from './term-panel.tsx'
import type { TraceAddress } from './trace-address.ts'
import { useTraceTexts } from './trace-texts.ts'

/** How a figure came about, for an indicator or for a single measure. Stays live: it says which measures it depends on. */
export function TraceView({ address }: { address: TraceAddress }) {
  return 'indicator' in address ? <IndicatorView input={address.indicator} /> : <TermView input={address.term} />
}

function IndicatorView({ input }: { input: Extract<TraceAddress, { indicator: unknown }>['indicator'] }) {
  const found = useQuery(api.indicators.trace.queryOptions({ input }))
  if (found.isPending) return <Loader />
  return found.data ? <IndicatorFound trace={found.data} /> : <NotFound />
}

function IndicatorFound({ trace }: { trace: IndicatorTrace }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const { indicator, numerator, denominator } = trace
  const { formula } = indicator
  const score = scoreItem({ ...indicator, actual: trace.actual })
  return (
    <Stack>
      <Stack gap={4}>
        <Group gap={4} wrap="nowrap" align="flex-start">
          <Title order={2} fz="h3">
            {indicator.name}
          </Title>
          <Meaning name={indicator.name} measures={measuresIn(formula)} />
        </Group>
        <Text c="dimmed" fz="sm">
          {t('period', { from: trace.from, to: trace.to })}
        </Text>
      </Stack>
      <Group gap="xl" align="flex-start">
        <Amount label={t('actual')} value={trace.actual === null ? t('missing') : `${plain(trace.actual)} ${indicator.unit}`} />
        <Amount label={t('target')} value={`${indicator.operator} ${plain(indicator.target)} ${indicator.unit}`} />
        <Amount label={t('score')} value={score === null ? t('missing') : `${score} / ${plain(indicator.weight)}`} hint={t('scoreRule')} />
      </Group>
      {!formula && <Alert color="yellow">{t('noFormula')}</Alert>}
      {formula && numerator && (
        <Paper withBorder p="sm" bg="var(--mantine-color-default-hover)">
          <Text fz="sm" fw={600}>
            {t('formula')}
          </Text>
          <Text>
            {texts.term(formula.numerator, trace)}
            {formula.denominator && ` ÷ ${texts.term(formula.denominator, trace)}`}
            {formula.scale !== '1' && ` ${t('times', { scale: plain(formula.scale) })}`}
          </Text>
          {(denominator || formula.scale !== '1') && (
            <Text className="figures" c="dimmed">
              {numerator.value === null ? '—' : grouped(plain(numerator.value))}
              {denominator && ` ÷ ${denominator.value === null ? '—' : grouped(plain(denominator.value))}`}
              {formula.scale !== '1' && ` × ${plain(formula.scale)}`}
              {trace.actual !== null && ` = ${plain(trace.actual)} ${indicator.unit}`}
            </Text>
          )}
        </Paper>
      )}
      {numerator && <TermPanel trace={numerator} role={denominator ? t('numerator') : undefined} />}
      {denominator && <TermPanel trace={denominator} role={t('denominator')} />}
    </Stack>
  )
}

function TermView({ input: { over, ...input } }: { input: Extract<TraceAddress, { term: unknown }>['term'] }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const found = useQuery(api.facts.trace.queryOptions({ input }))
  const whole = useQuery(api.facts.trace.queryOptions({ input: over ? { ...input, measure: over } : skipToken }))
  if (found.isPending || (over && whole.isPending)) return <Loader />
  if (!found.data) return <NotFound />
  if (!whole.data) return <TermPanel trace={found.data} />
  const rate = percent(found.data.value ?? '0', whole.data.value ?? '0')
  return (
    <Stack>
      <Amount label={texts.rate(input.measure)} value={rate === null ? t('missing') : `${rate}%`} />
      <TermPanel trace={found.data} role={t('numerator')} />
      <TermPanel trace={whole.data} role={t('denominator')} />
    </Stack>
  )
}

function NotFound() {
  return <Alert color="red">{useTranslations('facts.trace')('notFound')}</Alert>
}

function Amount({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <Stack gap={0}>
      <Text fz="sm" c="dimmed">
        {label}
      </Text>
      <Text className="figures" fz="xl" fw={700}>
        {value}
      </Text>
      {hint && (
        <Text fz="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </Stack>
  )
}
