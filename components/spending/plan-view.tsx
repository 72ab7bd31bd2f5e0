'use client'
import { Anchor, Paper, Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { PlanView as View } from '#lib/spending/schema.ts'
import { PlanLines } from './plan-lines.tsx'
import { PlanTable } from './plan-table.tsx'
import type { ScreenProps } from './screen-props.ts'
import { yearAsked } from './spending-address.ts'

const PlanChart = dynamic(() => import('./plan-chart.tsx').then((module) => module.PlanChart), { ssr: false })

/** 计划与执行: the budget as adjusted, what was paid so far, and how both stand to the calendar, month by month. */
export function PlanView({ address, usualYear, onAddress }: ScreenProps) {
  const t = useTranslations('spending.plan')
  const year = yearAsked(address, usualYear)
  const query = useQuery({ ...api.spending.plan.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const empty = (
    <Empty text={t('empty')}>
      <Anchor component={Link} href="/costs/budget">
        {t('toBudget')}
      </Anchor>
    </Empty>
  )
  return (
    <Panel query={query} isEmpty={({ lines }) => lines.length === 0} empty={empty}>
      {(view) => {
        const shown = view.lines.find(({ subProject }) => subProject === address.subProject)
        const months = shown?.months ?? view.total
        const name = shown?.subProject ?? t('all')
        const facets = shown ? [shown.subProject] : []
        return (
          <>
            <PlanLines view={view} address={address} />
            <Select
              label={t('which')}
              w={260}
              my="md"
              data-controls=""
              allowDeselect={false}
              value={shown?.subProject ?? ''}
              data={[{ value: '', label: t('all') }, ...names(view).map((value) => ({ value, label: value }))]}
              onChange={(subProject) => onAddress({ subProject: subProject || null })}
            />
            <Paper withBorder p="md" mb="md" mih={338}>
              <PlanChart title={t('chart', { name })} months={months} year={year} facets={facets} />
            </Paper>
            <PlanTable title={t('months', { name })} year={year} facets={facets} months={months} />
          </>
        )
      }}
    </Panel>
  )
}
const names = ({ lines }: View) => lines.map(({ subProject }) => subProject)
