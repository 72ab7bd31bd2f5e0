'use client'
import { Anchor, Box, Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { usePlace } from '#components/ui/use-place.ts'
import { api } from '#lib/api.ts'
import { allocationRules } from './rule-records.ts'
import { RuleTable } from './rule-table.tsx'
import { useSetRules } from './use-rules.ts'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

/** 分摊规则: how the shared payments of each category are divided among the residents. */
export function RuleScreen() {
  const t = useTranslations('spending.rules')
  const mayWrite = useAllowed('budget.write')
  const query = useQuery(api.spending.rules.queryOptions())
  const set = useSetRules()
  const { place, setPlace, isDirty } = usePlace()
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <Box maw={760} mb="md">
        <Text fz="sm">{t('text')}</Text>
        <Text fz="sm" c="dimmed" mt={4}>
          {t('weights')}{' '}
          <Anchor component={Link} href="/organisations/stays" fz="sm" underline="always">
            {t('toStays')}
          </Anchor>
        </Text>
      </Box>
      <Panel
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Empty text={t('empty')}>
            <Anchor component={Link} href="/costs?new=1">
              {t('logOne')}
            </Anchor>
          </Empty>
        }
      >
        {({ rows }) => {
          const open = rows.filter(({ basis }) => basis === null)
          return (
            <>
              {open.length > 0 && (
                <Group mb="sm" justify="space-between">
                  <Text fz="sm" role="status">
                    {t('open', { count: open.length })}
                  </Text>
                  {mayWrite && (
                    <Button
                      size="compact-md"
                      loading={set.isPending}
                      onClick={() => set.mutate(open.map((row) => ({ row, basis: row.proposed })))}
                    >
                      {t('acceptAll')}
                    </Button>
                  )}
                </Group>
              )}
              <RuleTable rows={rows} mayWrite={mayWrite} isBusy={set.isPending} onSet={(row, basis) => set.mutate([{ row, basis }])} />
            </>
          )
        }}
      </Panel>
      {place.open && (
        <RecordDrawer
          records={allocationRules as unknown as Records<RecordRow>}
          open={place.open}
          isDirty={isDirty}
          onClose={() => setPlace(null)}
        />
      )}
    </>
  )
}
