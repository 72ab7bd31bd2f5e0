'use client'
import { Alert, Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordHistory } from '#components/ui/record-history.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { stateToday, toneOfDay } from '#lib/policies/rules.ts'
import type { Policy } from '#lib/policies/schema.ts'
import { policyRecords, stateTones } from './policy-fields.tsx'
import { registerPath } from './register-address.ts'
import { versionsOf } from './version-records.ts'

const records = policyRecords as unknown as Records<RecordRow>

/** All of one policy: where it stands, what needs attention, its versions with their files, and its history. */
export function PolicyPage({ id }: { id: string }) {
  const query = useQuery(api.policies.get.queryOptions({ input: { id } }))
  return <Panel query={query}>{(row) => (row.removedAt ? <RemovedNotice records={records} row={row} /> : <Whole policy={row} />)}</Panel>
}

function Whole({ policy }: { policy: Policy }) {
  const filters = useMemo(() => ({ policyId: { is: [policy.id] } }), [policy.id])
  const versions = useMemo(() => versionsOf(policy.id), [policy.id])
  const queue = useEvidenceQueue('policies', policy.id, [])
  return (
    <Stack gap="lg" maw={960}>
      <Head policy={policy} />
      <Warnings policy={policy} />
      <About policy={policy} />
      <SubRecords records={versions} filters={filters} />
      <EvidencePanel source="policies" record={policy} recordId={policy.id} queue={queue} />
      <RecordHistory records={records} row={policy} />
    </Stack>
  )
}

function Head({ policy }: { policy: Policy }) {
  const t = useTranslations('policies')
  const states = useTranslations('enums.policyState')
  const mayWrite = useAllowed('policies.write')
  const state = stateToday(policy, today())
  return (
    <header>
      <PageBack path="/policies" text={t('policy.title')} />
      <Group justify="space-between" align="flex-start" mt={4} mb="xs" wrap="nowrap">
        <Title order={1} size="h3">
          {policy.name}
        </Title>
        {mayWrite && <EditRecord records={records} id={policy.id} text={t('page.edit')} />}
      </Group>
      <Group gap="xs">
        <Badge variant="light" color={stateTones[state]} tt="none" autoContrast>
          {states(state)}
        </Badge>
        <Text fz="sm">{[policy.documentNumber, policy.category, policy.responsible].filter(Boolean).join(' · ')}</Text>
        <Anchor component={Link} href={registerPath(today())} prefetch={false} fz="sm" py={4}>
          {t('page.register')}
        </Anchor>
      </Group>
    </header>
  )
}

/** What somebody should see to: no text in force, no file of it, a review that is due, a last day that comes. */
function Warnings({ policy }: { policy: Policy }) {
  const t = useTranslations('policies.page')
  const state = stateToday(policy, today())
  const review = toneOfDay(policy.reviewDueOn, today())
  const expiry = state === 'in_force' ? toneOfDay(policy.expiresOn, today()) : null
  const says = [
    state === 'missing' && t('missing', { day: policy.requiredFrom }),
    ['expired', 'repealed'].includes(state) && policy.required && t('ended'),
    state === 'in_force' && policy.hasFile === false && t('noFile'),
    review && t(review === 'late' ? 'reviewLate' : 'reviewSoon', { day: policy.reviewDueOn ?? '' }),
    expiry && t('expiresSoon', { day: policy.expiresOn ?? '' }),
  ]
  return says.map(
    (say) =>
      say && (
        <Alert key={say} color="orange" variant="light" p="xs" role="status">
          {say}
        </Alert>
      ),
  )
}

function About({ policy }: { policy: Policy }) {
  const t = useTranslations('policies.page')
  const span = policy.required
    ? t(policy.requiredEndsOn ? 'requiredSpan' : 'requiredFrom', { from: policy.requiredFrom, until: policy.requiredEndsOn ?? '' })
    : t('notRequired')
  return (
    <div>
      <Text fz="sm">{span}</Text>
      {policy.basis && (
        <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
          {t('basis', { basis: policy.basis })}
        </Text>
      )}
      {policy.reviewDueOn && <Text fz="sm">{t('review', { day: policy.reviewDueOn })}</Text>}
    </div>
  )
}
