import { Paper, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { TermTrace } from '#lib/facts/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import { useTraceTexts } from './trace-texts.ts'

type Props = { terms: TermTrace[]; scale: string; result: string | null; unit: string }

/** The formula with the numbers put in: 「已支付金额 1,448,750.00 元 ÷ 全年预算 1,525,000.00 元 × 100 = 95 %」, and below it how each term is read. */
export function FormulaWords({ terms, scale, result, unit }: Props) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const parts = terms.map(({ term, value, unit: of }) => `${texts.named(term)} ${value === null ? '—' : texts.amount(value, of, term)}`)
  const equals = result === null ? t('missing') : `${grouped(plain(result))} ${unit}`
  return (
    <Paper withBorder p="sm" bg="var(--mantine-color-default-hover)">
      <Text fz="sm" fw={600}>
        {t('formula')}
      </Text>
      <Text className="figures">
        {parts.join(' ÷ ')}
        {scale !== '1' && ` × ${plain(scale)}`} = {equals}
      </Text>
      <Text c="dimmed" fz="sm">
        {terms.map((one) => texts.term(one.term, one)).join(' ÷ ')}
      </Text>
    </Paper>
  )
}
