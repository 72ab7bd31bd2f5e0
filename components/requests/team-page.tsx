'use client'
import { Alert, Anchor, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { openStatuses } from '#lib/requests/schema.ts'
import { teamSize } from '#lib/teams/schema.ts'
import { PageHead } from './page-head.tsx'
import { useRequestRecords } from './request-fields.tsx'
import { membersOf, type Team, teamRecords } from './team-fields.tsx'

/** One service team: its people, its organisations, and what is open with it. */
export function TeamPage({ id }: { id: string }) {
  const query = useQuery(api.serviceTeams.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(team) =>
        team.removedAt ? <RemovedNotice records={teamRecords as unknown as Records<RecordRow>} row={team} /> : <Whole team={team} />
      }
    </Panel>
  )
}

function Whole({ team }: { team: Team }) {
  const t = useTranslations('requests.team')
  const requests = useRequestRecords()
  const { members, organisations } = team
  const isWhole = members.length === teamSize && members.some(({ isLead }) => isLead)
  return (
    <Stack gap="xl">
      <PageHead records={teamRecords} row={team} title={team.name} back={{ path: '/requests/teams', text: t('title') }}>
        {team.note && <Text style={{ whiteSpace: 'pre-wrap' }}>{team.note}</Text>}
      </PageHead>
      {!isWhole && (
        <Alert color="orange" variant="light">
          {members.length !== teamSize && t('short', { count: members.length })} {!members.some(({ isLead }) => isLead) && t('noLead')}
        </Alert>
      )}
      <SubRecords records={membersOf(team.id)} filters={{ teamId: { is: [team.id] } }} />
      <section aria-label={t('organisations')}>
        <Title order={2} size="h5" mb="xs">
          {t('organisations')}
        </Title>
        {organisations.length === 0 && (
          <Text c="dimmed" fz="sm">
            {t('noOrganisations')}
          </Text>
        )}
        <List spacing="xs">
          {organisations.map(({ id, name }) => (
            <List.Item key={id}>
              <Anchor component={Link} href={`/organisations/${id}`} prefetch={false} inherit>
                {name}
              </Anchor>
            </List.Item>
          ))}
        </List>
      </section>
      <SubRecords
        records={requests}
        filters={{ teamId: { is: [team.id] }, status: { is: [...openStatuses] } }}
        title={t('requests')}
        readOnly
      />
    </Stack>
  )
}
