'use client'
import { Alert, Anchor, List, Text } from '@mantine/core'
import { IconRuler2 } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { AllocationView as View } from '#lib/spending/schema.ts'
import { AllocationLines } from './allocation-lines.tsx'
import { AllocationTable } from './allocation-table.tsx'
import { IdleTable } from './idle-table.tsx'
import type { ScreenProps } from './screen-props.ts'
import { filterAsked, residentAsked } from './spending-address.ts'

/** What residents bear: their own payments and their parts of the shared ones, and what nobody bears; of one resident, how each part came about. */
export function AllocationView({ address, usualYear }: ScreenProps) {
  const t = useTranslations('spending.allocation')
  const filter = filterAsked(address, usualYear)
  const organisation = residentAsked(address)
  const input = organisation ? { ...filter, organisation } : filter
  const query = useQuery({ ...api.spending.allocation.queryOptions({ input }), placeholderData: keepPreviousData })
  return (
    <Panel query={query} isEmpty={({ payments }) => payments === 0} empty={<Empty text={t('empty')} />}>
      {(view) => (
        <>
          <Text fz="sm" c="dimmed" mb="sm">
            {t('hint')}{' '}
            <Anchor component={Link} href="/costs/allocation" fz="sm" underline="always">
              {t('toRules')}
            </Anchor>
          </Text>
          <NoRules view={view} />
          <Lacking view={view} />
          {organisation ? (
            <AllocationLines view={view} organisation={organisation} filter={filter} />
          ) : (
            <>
              <AllocationTable view={view} address={address} filter={filter} />
              <IdleTable view={view} filter={filter} />
            </>
          )}
        </>
      )}
    </Panel>
  )
}

/** Nothing is divided before somebody says how. */
function NoRules({ view: { idle, sharedYuan } }: { view: View }) {
  const t = useTranslations('spending.allocation')
  if (Number(sharedYuan) !== 0 || !idle.every(({ reason }) => reason === 'no_rule') || idle.length === 0) return null
  return (
    <Alert mb="sm" color="yellow" variant="light" icon={<IconRuler2 aria-hidden />}>
      {t('noRules')}{' '}
      <Anchor component={Link} href="/costs/allocation" fz="sm" c="inherit" td="underline">
        {t('setRule')}
      </Anchor>
    </Alert>
  )
}

/** Stays that could not take part, because it is not known how large they are. */
function Lacking({ view: { lacking } }: { view: View }) {
  const t = useTranslations('spending.allocation')
  if (lacking.length === 0) return null
  return (
    <Alert mb="sm" color="yellow" variant="light" icon={<IconRuler2 aria-hidden />} title={t('lackingTitle', { count: lacking.length })}>
      <List fz="sm" spacing={2}>
        {lacking.slice(0, 10).map(({ id, organisation, startedOn, lacks }) => (
          <List.Item key={`${id} ${lacks}`}>
            <Anchor component={Link} href={`/organisations/stays?open=${id}`} fz="sm" c="inherit" td="underline">
              {t(`lacks.${lacks}`, { organisation, day: startedOn })}
            </Anchor>
          </List.Item>
        ))}
      </List>
      {lacking.length > 10 && (
        <Text fz="sm" mt={4}>
          {t('lackingMore', { count: lacking.length - 10 })}
        </Text>
      )}
    </Alert>
  )
}
