'use client'
import { Anchor, Paper } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { SpendingCut } from '#lib/spending/schema.ts'
import { CutTable } from './cut-table.tsx'
import type { ScreenProps } from './screen-props.ts'
import { filterAsked } from './spending-address.ts'

/** The chart comes after the figures. */
const CutChart = dynamic(() => import('./cut-chart.tsx').then((module) => module.CutChart), { ssr: false })

/** Spending cut one way: the figures, each opening its rows, and the same as a chart. */
export function CutView({ address, usualYear, by }: ScreenProps & { by: SpendingCut }) {
  const t = useTranslations('spending')
  const filter = filterAsked(address, usualYear)
  const query = useQuery({ ...api.spending.cut.queryOptions({ input: { ...filter, by } }), placeholderData: keepPreviousData })
  const empty = (
    <Empty text={t('empty')}>
      <Anchor component={Link} href="/costs?new=1">
        {t('logOne')}
      </Anchor>
      <Anchor component={Link} href="/imports">
        {t('import')}
      </Anchor>
    </Empty>
  )
  return (
    <Panel query={query} isEmpty={({ total }) => total.payments + total.unpaid === 0} empty={empty}>
      {(view) => (
        <>
          {by !== 'payment' && (
            <Paper withBorder p="md" mb="md" mih={338}>
              <CutChart view={view} by={by} address={address} span={{ from: filter.from, to: filter.to }} />
            </Paper>
          )}
          <CutTable view={view} by={by} address={address} filter={filter} />
        </>
      )}
    </Panel>
  )
}
