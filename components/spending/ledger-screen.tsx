'use client'
import { Alert, Anchor, Button, Group, Select, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { type LedgerView, mostLedgerEntries } from '#lib/spending/schema.ts'
import { LedgerAccount } from './ledger-account.tsx'
import { ledgerAddress, ledgerAsked } from './ledger-address.ts'
import { LedgerExport } from './ledger-export.tsx'
import { useYears } from './span-control.tsx'

/** 明细账: a year's account of each sub-project, as it is printed, signed and filed. */
export function LedgerScreen({ usualYear }: { usualYear: number }) {
  const t = useTranslations('spending.ledger')
  const [address, setAddress] = useQueryStates(ledgerAddress, { history: 'push' })
  const input = ledgerAsked(address, usualYear)
  const years = useYears(input.year)
  const query = useQuery({ ...api.spending.ledger.queryOptions({ input }), placeholderData: keepPreviousData })
  const subProjects = query.data?.subProjects ?? []
  return (
    <>
      <Title order={1} size="h3" mb="sm" data-controls="">
        {t('title')}
      </Title>
      <PageTabs />
      <Group mb="md" align="flex-end" gap="sm" data-controls="">
        <Select
          label={t('year')}
          w={120}
          allowDeselect={false}
          value={String(input.year)}
          data={years.map(String)}
          onChange={(year) => year && setAddress({ year: Number(year) })}
        />
        <Select
          label={t('subProject')}
          w={240}
          allowDeselect={false}
          value={input.subProject ?? ''}
          data={[
            { value: '', label: t('all') },
            ...[...new Set([...(input.subProject ? [input.subProject] : []), ...subProjects])].map((value) => ({ value, label: value })),
          ]}
          onChange={(subProject) => setAddress({ subProject: subProject || null })}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
          disabled={!query.data?.isWhole}
        >
          {t('print')}
        </Button>
        <LedgerExport {...input} />
      </Group>
      <Panel query={query} isEmpty={({ accounts }) => accounts.length === 0} empty={<NoLedger />}>
        {(view) => (
          <>
            <TooLong view={view} />
            {view.accounts.map((account) => (
              <LedgerAccount key={account.subProject} account={account} year={view.year} />
            ))}
          </>
        )}
      </Panel>
    </>
  )
}

function NoLedger() {
  const t = useTranslations('spending.ledger')
  return (
    <Empty text={t('empty')}>
      <Anchor component={Link} href="/costs/budget">
        {t('toBudget')}
      </Anchor>
      <Anchor component={Link} href="/costs?new=1">
        {t('logOne')}
      </Anchor>
    </Empty>
  )
}

function TooLong({ view }: { view: LedgerView }) {
  const t = useTranslations('spending.ledger')
  if (view.isWhole) return null
  return (
    <Alert color="yellow" variant="light" mb="md" title={t('tooLongTitle', { count: view.entries })}>
      {t('tooLong', { most: mostLedgerEntries })}
    </Alert>
  )
}
