'use client'
import { Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { ReferenceField } from '#components/ui/fields/reference-field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { findingKinds, findingStates } from '#lib/contracts/schema.ts'
import { today, yearOf } from '#lib/day.ts'
import { contractReference } from './contract-reference.ts'
import { FindingItem } from './finding-item.tsx'

const address = {
  state: parseAsStringLiteral(findingStates).withDefault('open'),
  kind: parseAsStringLiteral(findingKinds),
  year: parseAsInteger,
  contract: parseAsString,
}

/** All findings of all contracts, narrowed by state, kind, year and contract, each settled where it stands. */
export function FindingsScreen() {
  const t = useTranslations('contracts.findings')
  const kinds = useTranslations('enums.finding')
  const [{ state, kind, year, contract }, setAddress] = useQueryStates(address)
  const query = useQuery(api.contracts.findings.queryOptions({ input: { state, kind, year, contractId: contract } }))
  const years = Array.from({ length: 6 }, (_, at) => String(yearOf(today()) - at))
  const isNarrowed = kind !== null || year !== null || contract !== null || state !== 'open'
  return (
    <>
      <Title order={1} size="h3" mb={4}>
        {t('title')}
      </Title>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('lead')}
      </Text>
      <PageTabs />
      <Group gap="sm" mb="md" align="flex-end" data-controls="">
        <SegmentedControl
          aria-label={t('state')}
          value={state}
          onChange={(chosen) => void setAddress({ state: chosen as typeof state })}
          data={findingStates.map((one) => ({ value: one, label: t(one) }))}
        />
        <Select
          label={t('kind')}
          placeholder={t('anyKind')}
          clearable
          w={{ base: '100%', xs: 220 }}
          value={kind}
          onChange={(chosen) => void setAddress({ kind: chosen as typeof kind })}
          data={findingKinds.map((one) => ({ value: one, label: kinds(one) }))}
        />
        <Select
          label={t('year')}
          placeholder={t('anyYear')}
          clearable
          w={{ base: '100%', xs: 130 }}
          value={year === null ? null : String(year)}
          onChange={(chosen) => void setAddress({ year: chosen ? Number(chosen) : null })}
          data={year === null || years.includes(String(year)) ? years : [String(year), ...years]}
        />
        <ReferenceField
          label={t('contract')}
          placeholder={t('anyContract')}
          description={undefined}
          required={false}
          disabled={false}
          error={undefined}
          to={contractReference}
          clearable
          value={contract ?? ''}
          onChange={(chosen) => void setAddress({ contract: chosen || null })}
          onName={() => undefined}
          onBlur={() => undefined}
          data-field="contract"
        />
      </Group>
      <Panel query={query} isEmpty={({ rows }) => rows.length === 0} empty={<Empty text={t(isNarrowed ? 'noneFound' : 'nothing')} />}>
        {({ rows }) => (
          <>
            <Text fz="sm" c="dimmed" mb="xs" role="status">
              {t('count', { count: rows.length })}
            </Text>
            <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
              {rows.map((finding) => (
                <FindingItem key={finding.id} finding={finding} withContract />
              ))}
            </Stack>
          </>
        )}
      </Panel>
    </>
  )
}
