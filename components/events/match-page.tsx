'use client'
import { Anchor, Badge, Group, SimpleGrid, Stack, Text, Timeline, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import { yearOf } from '#lib/day.ts'
import { confirmationOf } from '#lib/events/rules.ts'
import { AdvanceForm } from './advance-form.tsx'
import { Confirmations } from './confirmations.tsx'
import { confirmationTones, type Match, matchRecords, sidesOf, stageTones } from './match-fields.tsx'

const records = matchRecords as unknown as Records<RecordRow>

/** One match: how far it has come, what both sides say of it, and its proof. */
export function MatchPage({ id }: { id: string }) {
  const query = useQuery(api.matches.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>{(match) => (match.removedAt ? <RemovedNotice records={records} row={match} /> : <Whole match={match} />)}</Panel>
  )
}

function Whole({ match }: { match: Match }) {
  const t = useTranslations('events.matchPage')
  const queue = useEvidenceQueue('matches', match.id, [])
  return (
    <Stack gap="lg">
      <Head match={match} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="lg">
        <section aria-label={t('steps')}>
          <Title order={2} size="h5" mb="sm">
            {t('steps')}
          </Title>
          <Steps match={match} />
          <AdvanceForm key={match.version} match={match} />
        </section>
        <Stack gap="lg">
          <Confirmations match={match} />
          <EvidencePanel source="matches" record={match} recordId={match.id} queue={queue} />
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}

function Head({ match }: { match: Match }) {
  const t = useTranslations('events.matchPage')
  const tabs = useTranslations('events.match')
  const enums = useTranslations('enums')
  const mayWrite = useAllowed('events.write')
  const state = confirmationOf(match.confirmations)
  return (
    <Stack gap="xs">
      <PageBack path="/events/matches" text={tabs('title')} />
      <Group justify="space-between" align="flex-start">
        <Title order={1} size="h3" flex="1 1 16rem">
          {sidesOf(match)}
        </Title>
        {mayWrite && <EditRecord records={records} id={match.id} text={t('change')} />}
      </Group>
      <Group gap="xs">
        <Badge variant="light" color={stageTones[match.stage]} tt="none" autoContrast>
          {enums(`matchStage.${match.stage}`)}
        </Badge>
        <Badge variant="light" color={confirmationTones[state]} tt="none" autoContrast>
          {enums(`confirmation.${state}`)}
        </Badge>
        <Text fz="sm">{match.metOn ? t('metOn', { day: match.metOn, year: String(yearOf(match.metOn)) }) : t('notMet')}</Text>
      </Group>
      {match.eventId && match.event && (
        <Text fz="sm">
          {t('event')}{' '}
          <Anchor component={Link} href={`/events/${match.eventId}`} prefetch={false} fz="sm">
            {match.event.title}
          </Anchor>
        </Text>
      )}
      {match.note && (
        <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {match.note}
        </Text>
      )}
    </Stack>
  )
}

function Steps({ match }: { match: Match }) {
  const enums = useTranslations('enums.matchStage')
  const query = useQuery(api.matches.steps.queryOptions({ input: { id: match.id } }))
  return (
    <Panel query={query}>
      {(steps) => (
        <Timeline component="ol" active={steps.length - 1} bulletSize={18} lineWidth={2} pl="xs" style={{ listStyle: 'none' }}>
          {steps.map((step) => (
            <Timeline.Item component="li" key={step.stage} title={enums(step.stage)}>
              <Text fz="sm">{step.reachedOn}</Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Panel>
  )
}
