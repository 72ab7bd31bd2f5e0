'use client'
import { ActionIcon, Button, Group, Menu, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { earlier, later, today } from '#lib/day.ts'
import { type NamedPeriod, type PeriodKind, periodAround, periodBeside, periodKinds } from '#lib/period.ts'
import { usePeriodName } from './use-period-name.ts'

/** Two days are chosen seldom: their fields come when they are asked for. */
const CustomPeriod = dynamic(() => import('./custom-period.tsx').then((module) => module.CustomPeriod), { ssr: false })

type Props = { period: NamedPeriod; years: readonly number[]; onChange: (period: NamedPeriod) => void }

/** The one period of a page: its kind, the one before and after, the usual ones and the known years. What it says stands in the address. */
export function PeriodControl({ period, years, onChange }: Props) {
  const t = useTranslations('period')
  const [custom, setCustom] = useState(false)
  const chooseKind = (kind: string) => {
    if (kind === 'custom') setCustom(true)
    else onChange(periodAround(kind as Exclude<PeriodKind, 'custom'>, dayIn(period)))
  }
  return (
    <Group gap="xs" data-controls="">
      <SegmentedControl
        aria-label={t('kind')}
        size="xs"
        value={custom ? 'custom' : period.kind}
        onChange={chooseKind}
        data={periodKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <Group gap={4} wrap="nowrap">
        <Step period={period} step={-1} onChange={onChange} />
        <Chooser period={period} years={years} onChange={onChange} />
        <Step period={period} step={1} onChange={onChange} />
      </Group>
      {custom && (
        <CustomPeriod
          period={period}
          onClose={() => setCustom(false)}
          onChoose={(chosen) => {
            setCustom(false)
            onChange(chosen)
          }}
        />
      )}
    </Group>
  )
}

/** Where another kind of period is looked for: today, where the period holds it, else its end. */
const dayIn = ({ from, to }: NamedPeriod) => later(from, earlier(to, today()))

function Step({ period, step, onChange }: Pick<Props, 'period' | 'onChange'> & { step: -1 | 1 }) {
  const t = useTranslations('period')
  const nameOf = usePeriodName()
  const beside = periodBeside(period, step)
  const Icon = step < 0 ? IconChevronLeft : IconChevronRight
  const label = beside ? t(step < 0 ? 'before' : 'after', { name: nameOf(beside) }) : t('none')
  return (
    <ActionIcon variant="default" size="lg" aria-label={label} title={label} disabled={!beside} onClick={() => beside && onChange(beside)}>
      <Icon size={18} aria-hidden />
    </ActionIcon>
  )
}

const presets = ['month', 'quarter', 'half', 'year'] as const

function Chooser({ period, years, onChange }: Props) {
  const t = useTranslations('period')
  const nameOf = usePeriodName()
  const now = today()
  const lastYear = periodBeside(periodAround('year', now), -1)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t('choose', { name: nameOf(period) })}
        >
          {nameOf(period)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {presets.map((kind) => (
          <Menu.Item key={kind} onClick={() => onChange(periodAround(kind, now))}>
            {t(`presets.${kind}`)}
          </Menu.Item>
        ))}
        {lastYear && <Menu.Item onClick={() => onChange(lastYear)}>{t('presets.lastYear')}</Menu.Item>}
        <Menu.Divider />
        {years.map((year) => (
          <Menu.Item key={year} onClick={() => onChange(periodAround('year', `${year}-01-01`))}>
            {t('names.year', { year })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
