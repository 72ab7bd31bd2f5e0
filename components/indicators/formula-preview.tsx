'use client'
import { Alert, Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { focusField } from '#components/ui/error-summary.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import type { Values } from '#components/ui/record-values.ts'
import type { Give } from '#components/ui/records.ts'
import { api } from '#lib/api.ts'
import { scoreItem } from '#lib/evaluations/rules.ts'
import { fitsUnit, formulaProblem, unitsOf } from '#lib/indicators/rules.ts'
import type { Formula } from '#lib/indicators/schema.ts'
import { grouped, plain } from '#lib/money.ts'

type Props = { values: Values; year: number; field: string | null; give: Give }
/** Whoever chooses is not asked at every step, in milliseconds. */
const pause = 250

/** What the definition in the form would have come to, year by year, before anything is saved; and what does not fit together. */
export function FormulaPreview({ values, year, field, give }: Props) {
  const t = useTranslations('indicators.preview')
  // whoever was sent here to mend something finds the cursor there
  useEffect(() => {
    if (field) focusField(field)
  }, [field])
  const text = String(values.formula ?? '')
  const [asked] = useDebouncedValue(text, pause)
  const formula: Formula | null = asked === '' ? null : JSON.parse(asked)
  const problem = formula && formulaProblem(formula)
  const found = useQuery({
    ...api.definitions.preview.queryOptions({ input: formula && !problem ? { year, formula } : skipToken }),
    placeholderData: keepPreviousData,
    // its notices say what the form says already
    meta: { quiet: true },
  })
  const unit = String(values.unit ?? '')
  const units = formula ? unitsOf(formula) : []
  return (
    <Stack gap="xs" component="section" aria-label={t('title')}>
      <Title order={2} fz="md">
        {t('title')}
      </Title>
      {formula && unit !== '' && !fitsUnit(formula, unit) && (
        <Alert color="orange" variant="light" title={t('unit', { unit })}>
          <Group gap="xs">
            {units.map((one) => (
              <Button key={one} size="compact-md" variant="default" onClick={() => give({ unit: one })}>
                {t('useUnit', { unit: one })}
              </Button>
            ))}
          </Group>
        </Alert>
      )}
      {!formula && (
        <Text fz="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {problem && <ProblemNotice text={t(`problems.${problem}`)} />}
      <ProblemNotice error={found.error} />
      {found.data && found.data.emptyFacets.length > 0 && (
        <Alert color="orange" variant="light">
          {t('emptyFacets', { facets: found.data.emptyFacets.join('、'), count: found.data.emptyFacets.length })}
        </Alert>
      )}
      {formula && !problem && found.data && <Years found={found.data} values={values} unit={unit} />}
    </Stack>
  )
}

type Found = Awaited<ReturnType<NonNullable<ReturnType<typeof api.definitions.preview.queryOptions>['queryFn']>>>

function Years({ found, values, unit }: { found: Found; values: Values; unit: string }) {
  const t = useTranslations('indicators.preview')
  return (
    <>
      <Table.ScrollContainer minWidth={330}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('year')}</Table.Th>
              <Table.Th ta="right">{t('actual')}</Table.Th>
              <Table.Th ta="right">{t('score')}</Table.Th>
              <Table.Th ta="right">{t('counted')}</Table.Th>
              <Table.Th ta="right">{t('excluded')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.years.map((one) => (
              <Table.Tr key={one.year}>
                <Table.Td>{one.year}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {one.actual === null ? (
                    t('missing')
                  ) : (
                    <Anchor
                      href={one.numerator.trace}
                      target="_blank"
                      fz="sm"
                      underline="always"
                      aria-label={t('trace', { year: String(one.year) })}
                    >
                      {grouped(plain(one.actual))} {unit}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {scoreOf(values, one.actual) ?? '—'}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {one.numerator.counted}
                  {one.denominator && ` ÷ ${one.denominator.counted}`}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {one.numerator.excluded}
                  {one.denominator && ` ÷ ${one.denominator.excluded}`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text fz="xs" c="dimmed">
        {t('hint')}
      </Text>
    </>
  )
}

/** The score at the target and weight in the form; null while those are no numbers above zero yet. */
function scoreOf({ operator, target, weight }: Values, actual: string | null): string | null {
  const number = /^\d+(\.\d+)?$/
  if (!number.test(String(target)) || !number.test(String(weight)) || Number(target) <= 0) return null
  return scoreItem({ operator: String(operator), target: String(target), weight: String(weight), actual })
}
