'use client'
import { Input, Paper, Select, Stack, Switch, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { createContext, useContext } from 'react'
import type { ObjectInput } from '#components/ui/records.ts'
import type { Formula } from '#lib/indicators/schema.ts'
import { plain } from '#lib/money.ts'
import { useFormulaText } from './formula-text.ts'
import { TermInput } from './term-input.tsx'

/** The year whose form stands open: what can be chosen depends on it. */
export const FormYear = createContext(2000)

const scales = ['1', '100', '1000', '0.0001']

/** How an indicator is computed: one measure, or one divided by another, times a factor. Nothing is typed as text. */
export const FormulaInput: ObjectInput = ({ label, value, onChange, disabled, error, field }) => {
  const t = useTranslations('indicators.form')
  const year = useContext(FormYear)
  const formula = value as Formula | null
  const words = useFormulaText()
  const set = (part: Partial<Formula>) => formula && onChange({ ...formula, ...part })
  const isRate = formula?.denominator !== null && formula !== null
  const scale = plain(formula?.scale ?? '1')
  return (
    <Input.Wrapper label={label} labelElement="div" error={error} style={{ gridColumn: '1 / -1' }}>
      <Paper withBorder p="sm">
        <Stack gap="sm">
          <TermInput
            label={t(isRate ? 'numerator' : 'measure')}
            term={formula?.numerator ?? null}
            year={year}
            disabled={disabled}
            field={field}
            error={Boolean(error)}
            onChange={(numerator) =>
              onChange(numerator && { numerator, denominator: formula?.denominator ?? null, scale: formula?.scale ?? '1' })
            }
          />
          {formula && (
            <>
              <Switch
                label={t('ratio')}
                description={t('ratioHint')}
                checked={isRate}
                disabled={disabled}
                onChange={(change) =>
                  set(
                    change.currentTarget.checked
                      ? { denominator: { ...formula.numerator, facets: [] }, scale: '100' }
                      : { denominator: null, scale: '1' },
                  )
                }
              />
              {formula.denominator && (
                <TermInput
                  label={t('denominator')}
                  term={formula.denominator}
                  year={year}
                  disabled={disabled}
                  onChange={(denominator) => denominator && set({ denominator })}
                />
              )}
              <Select
                label={t('scale')}
                data={(scales.includes(scale) ? scales : [...scales, scale]).map((one) => ({
                  value: one,
                  label: scales.includes(one) ? t(`scales.${one.replace('.', '_')}`) : `× ${one}`,
                }))}
                value={scale}
                allowDeselect={false}
                disabled={disabled}
                onChange={(chosen) => chosen && set({ scale: chosen })}
              />
              <Text fz="sm" fw={600}>
                {words(formula)}
              </Text>
            </>
          )}
        </Stack>
      </Paper>
    </Input.Wrapper>
  )
}

/** A formula for those who only read it. */
export function FormulaShown({ value }: { value: unknown }) {
  return useFormulaText()(value as Formula | null)
}
