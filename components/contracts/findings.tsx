'use client'
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { FindingItem } from './finding-item.tsx'

/** Where one contract and its settlements differ, and how each difference was settled. */
export function Findings({ contractId }: { contractId: string }) {
  const t = useTranslations('contracts.findings')
  const query = useQuery(api.contracts.findings.queryOptions({ input: { contractId, state: 'all' } }))
  return (
    <Stack gap="xs" component="section" aria-labelledby="findings-title" id="findings">
      <Title order={2} size="h5" id="findings-title">
        {t('title')}
      </Title>
      <Panel
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Text fz="sm" c="dimmed">
            {t('none')}
          </Text>
        }
      >
        {({ rows }) => (
          <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
            {rows.map((finding) => (
              <FindingItem key={finding.id} finding={finding} />
            ))}
          </Stack>
        )}
      </Panel>
    </Stack>
  )
}
