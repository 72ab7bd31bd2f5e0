'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'

type Props = { year: number; thisYear: number; isDisabled: boolean; onYear: (year: number) => void }

/** The year that files go into. */
export function YearSelect({ year, thisYear, isDisabled, onYear }: Props) {
  const t = useTranslations('importPage')
  return (
    <Select
      label={t('year')}
      description={t('yearHint')}
      data={yearsAround(thisYear, year)}
      value={String(year)}
      maw={360}
      allowDeselect={false}
      disabled={isDisabled}
      onChange={(chosen) => chosen && Number(chosen) !== year && onYear(Number(chosen))}
    />
  )
}

/** Next year's plan, this one, and back to when the house opened; and the one chosen, whichever it is. */
const yearsAround = (thisYear: number, year: number): string[] =>
  [...new Set([year, ...Array.from({ length: thisYear + 2 - 2022 }, (_, back) => thisYear + 1 - back)])].sort((a, b) => b - a).map(String)
