'use client'
import { Group, SegmentedControl, Select } from '@mantine/core'
import { MonthPickerInput } from '@mantine/dates'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { api } from '#lib/api.ts'
import { today, yearOf } from '#lib/day.ts'
import { spendingBases } from '#lib/spending/schema.ts'
import type { ScreenProps } from './screen-props.ts'
import { filterAsked, spendingViews, yearAsked } from './spending-address.ts'

const custom = 'custom'

/** Which payments, and how they are looked at: a year or a span of months, the basis, the cut. */
export function SpanControl({ address, usualYear, onAddress }: ScreenProps) {
  const t = useTranslations('spending')
  const { from, to } = filterAsked(address, usualYear)
  const isCustom = address.from !== null && address.to !== null && address.by !== 'plan'
  const year = yearAsked(address, usualYear)
  const years = useYears(year)
  const pickYear = (picked: string | null) => {
    if (picked === custom) onAddress({ year: null, from, to })
    else if (picked) onAddress({ year: Number(picked), from: null, to: null, month: null })
  }
  const views = spendingViews.map((view) => ({ value: view, label: t(`views.${view}`) }))
  return (
    <Group mb="sm" align="flex-end" gap="sm" data-controls="">
      <Select
        label={t('year')}
        w={150}
        allowDeselect={false}
        value={isCustom ? custom : String(year)}
        data={[
          ...years.map((one) => ({ value: String(one), label: t('yearName', { year: String(one) }) })),
          ...(address.by === 'plan' ? [] : [{ value: custom, label: t('custom') }]),
        ]}
        onChange={pickYear}
      />
      {isCustom && (
        <DatesFrame>
          <MonthPickerInput
            label={t('span')}
            type="range"
            w={210}
            allowSingleDateInRange
            value={[`${from}-01`, `${to}-01`]}
            onChange={([first, last]) => first && last && onAddress({ from: first.slice(0, 7), to: last.slice(0, 7), month: null })}
          />
        </DatesFrame>
      )}
      {address.by !== 'plan' && (
        <Select
          label={t('basis')}
          w={170}
          allowDeselect={false}
          value={address.basis}
          data={spendingBases.map((basis) => ({ value: basis, label: t(`bases.${basis}`) }))}
          onChange={(basis) => onAddress({ basis: spendingBases.find((one) => one === basis) ?? 'paid' })}
        />
      )}
      <Select
        label={t('by')}
        hiddenFrom="lg"
        w={190}
        allowDeselect={false}
        value={address.by}
        data={views}
        onChange={(by) => onAddress({ by: spendingViews.find((view) => view === by) ?? 'subProject' })}
      />
      <SegmentedControl
        aria-label={t('by')}
        visibleFrom="lg"
        value={address.by}
        data={views}
        onChange={(by) => onAddress({ by: spendingViews.find((view) => view === by) ?? 'subProject' })}
      />
    </Group>
  )
}

/** Years to choose from: those that the house evaluates, this one, and the one shown. */
export function useYears(shown: number): number[] {
  const { data = [] } = useQuery(api.indicators.years.queryOptions())
  return [...new Set([shown, yearOf(today()), ...data])].sort((a, b) => b - a)
}
