'use client'
import { Button, Group, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { auditAddress, auditInputOf, auditPageSize } from './audit-address.ts'
import { AuditEntryCard } from './audit-entry.tsx'
import { AuditExport } from './audit-export.tsx'
import { AuditFilters } from './audit-filters.tsx'

/** Who changed what and when, newest first; the address holds the filters and how far back the page lies. */
export function AuditScreen() {
  const t = useTranslations('audit')
  const [address, setAddress] = useQueryStates(auditAddress, { history: 'push' })
  const entries = useQuery({ ...api.audit.list.queryOptions({ input: auditInputOf(address) }), placeholderData: keepPreviousData })
  return (
    <Stack maw={960}>
      <PageHead title={t('title')} text={t('text')}>
        <AuditExport address={address} />
      </PageHead>
      <AuditFilters />
      <Panel query={entries} isEmpty={(all) => all.length === 0} empty={<Empty text={t(address.before ? 'noOlder' : 'none')} />}>
        {(all) => (
          <Stack component="ul" gap="xs" m={0} p={0} aria-busy={entries.isPlaceholderData} style={{ listStyle: 'none' }}>
            {all.map((entry) => (
              <AuditEntryCard key={entry.id} entry={entry} onlyOf={(record) => setAddress({ record, before: null })} />
            ))}
          </Stack>
        )}
      </Panel>
      <Group justify="space-between">
        <Button variant="default" disabled={address.before === null} onClick={() => setAddress({ before: null })}>
          {t('newest')}
        </Button>
        <Button
          variant="default"
          disabled={(entries.data?.length ?? 0) < auditPageSize}
          onClick={() => {
            window.scrollTo({ top: 0 })
            void setAddress({ before: entries.data?.at(-1)?.id ?? null })
          }}
        >
          {t('older')}
        </Button>
      </Group>
    </Stack>
  )
}
