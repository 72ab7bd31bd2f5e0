'use client'
import { Checkbox, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Issue, RowReport } from '#lib/sheets/schema.ts'

type Props = { rows: readonly RowReport[]; isConfirmed: boolean; onConfirm: (yes: boolean) => void; disabled: boolean }

/** The formulas that a year's targets would be computed by where they are not last year's: nothing is imported on a guess. */
export function FormulaPanel({ rows, isConfirmed, onConfirm, disabled }: Props) {
  const t = useTranslations('importPage.formulas')
  const words = useFormulaWords()
  const proposed = rows.flatMap(({ label, issues }) => issues.filter(isProposal).map((issue) => ({ label, params: issue.params })))
  if (proposed.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="formulas-title">
      <Stack gap="xs">
        <Title order={2} fz="h5" id="formulas-title">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('text')}
        </Text>
        {proposed.map(({ label, params }) => {
          const names = { code: params.code ?? '', name: label, now: words(params.measure, params.per, params.scale) }
          return (
            <Text key={`${params.code} ${label}`} fz="sm">
              {params.last === 'none' || params.last === undefined
                ? t('first', names)
                : t('changed', { ...names, last: words(params.last, params.lastPer, params.lastScale) })}
            </Text>
          )
        })}
        <Checkbox
          mt="xs"
          label={t('confirm')}
          checked={isConfirmed}
          disabled={disabled}
          onChange={(tick) => onConfirm(tick.currentTarget.checked)}
        />
      </Stack>
    </Paper>
  )
}

const isProposal = ({ code }: Issue) => code === 'formula_proposed'

type Param = string | number | undefined
/** 阅读人数; 按期办结 ÷ 应办结 × 100: a formula in the measures' own names. */
function useFormulaWords(): (measure: Param, per: Param, scale: Param) => string {
  const facts = useTranslations('facts')
  return (measure, per, scale) =>
    [
      facts(`measures.${measure}`),
      per !== undefined && per !== 'none' && ` ÷ ${facts(`measures.${per}`)}`,
      scale !== undefined && String(scale) !== '1' && ` × ${scale}`,
    ]
      .filter(Boolean)
      .join('')
}
