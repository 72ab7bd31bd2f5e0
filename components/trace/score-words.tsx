import { Paper, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { scoreItem } from '#lib/evaluations/rules.ts'
import type { Indicator } from '#lib/indicators/schema.ts'
import { Decimal, grouped, plain } from '#lib/money.ts'

/** The score's own arithmetic with the numbers put in: full marks where the target is met, else weight × actual ÷ target. */
export function ScoreWords({ indicator, actual }: { indicator: Indicator; actual: string | null }) {
  const t = useTranslations('facts.trace.scored')
  const score = scoreItem({ ...indicator, actual })
  return (
    <Paper withBorder p="sm" bg="var(--mantine-color-default-hover)">
      <Text fz="sm" fw={600}>
        {t('title')}
      </Text>
      <Text className="figures">
        {actual === null || score === null ? t('missing') : t(wayOf(indicator, actual), wordsOf(indicator, actual, score))}
      </Text>
    </Paper>
  )
}

function wayOf({ operator, target }: Indicator, actual: string): 'met' | 'kept' | 'share' | 'inverse' | 'none' {
  const reached = new Decimal(actual)
  if (operator === '≤') return reached.lte(target) ? 'kept' : 'inverse'
  if (reached.gte(target)) return 'met'
  return reached.gt(0) ? 'share' : 'none'
}

function wordsOf({ weight, target, unit }: Indicator, actual: string, score: string) {
  const shown = (value: string) => `${grouped(plain(value))} ${unit}`
  return { weight: plain(weight), target: shown(target), actual: shown(actual), score }
}
