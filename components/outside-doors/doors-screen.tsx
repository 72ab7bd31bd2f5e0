'use client'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { doorNames } from '#lib/outside-doors/schema.ts'
import { DoorForm } from './door-form.tsx'

/** The ways of signing in by an account outside the house. */
export function DoorsScreen() {
  const t = useTranslations('outsideDoors')
  const query = useQuery(api.outsideDoors.list.queryOptions())
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Stack maw={720}>
        <Panel query={query}>
          {({ rows, callbacks }) =>
            doorNames.map((provider) => {
              const door = rows.find((row) => row.provider === provider) ?? null
              return <DoorForm key={`${provider} ${door?.version ?? 0}`} provider={provider} door={door} callback={callbacks[provider]} />
            })
          }
        </Panel>
      </Stack>
    </>
  )
}
