'use client'
import { Alert, Anchor, Button, Group, Select, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { api, type client } from '#lib/api.ts'
import { today, yearOf } from '#lib/day.ts'
import { bestScorecard } from '#lib/scorecards/rules.ts'
import { assessmentsOf } from './assessment-records.ts'
import { GradeBadge } from './grade-badge.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
type Turn = Awaited<ReturnType<typeof client.assessments.round>>[number]

/** The assessments of a year: who was assessed and who is still missing, each a click from its form. */
export function AssessmentRound({ year: first }: { year: number }) {
  const t = useTranslations('organisations.assessment')
  const [year, setYear] = useQueryState('year', parseAsInteger.withDefault(first).withOptions({ history: 'push' }))
  const [turn, setTurn] = useState<Turn | null>(null)
  const isDirty = useRef(false)
  const mayWrite = useAllowed('organisations.write')
  const round = useQuery(api.assessments.round.queryOptions({ input: { year } }))
  const cards = useQuery(api.scorecards.list.queryOptions({ input: { size: 1000 } }))
  const years = Array.from({ length: 8 }, (_, at) => String(yearOf(today()) - at))
  const card = turn && cards.data ? bestScorecard(cards.data.rows, turn.organisation) : null
  const done = round.data?.filter(({ assessment }) => assessment).length ?? 0
  return (
    <>
      <PageHead title={t('round')}>
        <Select
          aria-label={t('fields.year')}
          data={years.includes(String(year)) ? years : [String(year), ...years]}
          value={String(year)}
          onChange={(chosen) => chosen && void setYear(Number(chosen))}
          allowDeselect={false}
          w={110}
        />
      </PageHead>
      <Panel query={round} isEmpty={(turns) => turns.length === 0} empty={<Empty text={t('nobody', { year: String(year) })} />}>
        {(turns) => (
          <>
            {mayWrite && turns.some(({ scorecard, assessment }) => !scorecard && !assessment) && (
              <Alert color="blue" variant="light" mb="sm">
                {t('noScorecard')}{' '}
                <Anchor component={Link} href="/organisations/scorecards?new=1" inherit c="inherit" underline="always">
                  {t('writeScorecard')}
                </Anchor>
              </Alert>
            )}
            <Text fz="sm" mb="xs" role="status">
              {t('progress', { done, all: turns.length })}
            </Text>
            <Table aria-label={t('round')} verticalSpacing="xs">
              <Table.Tbody>
                {turns.map((one) => (
                  <Table.Tr key={one.organisation.id}>
                    <Table.Th scope="row" fw={400}>
                      <Anchor component={Link} href={`/organisations/${one.organisation.id}`} inherit>
                        {one.organisation.name}
                      </Anchor>
                    </Table.Th>
                    <Table.Td>
                      {one.assessment ? (
                        <Group gap="xs">
                          <Anchor component={Link} href={`/organisations/assessments/${one.assessment.id}`} inherit>
                            {t('points', one.assessment)}
                          </Anchor>
                          <GradeBadge {...one.assessment} />
                        </Group>
                      ) : one.scorecard ? (
                        <Text span c="dimmed" fz="sm">
                          {one.scorecard}
                        </Text>
                      ) : (
                        <Text span c="dimmed" fz="sm">
                          {t('without')}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td ta="right">
                      {mayWrite && (one.assessment || one.scorecard) && (
                        <Button
                          size="compact-md"
                          variant={one.assessment ? 'default' : 'light'}
                          aria-label={t(one.assessment ? 'changeOf' : 'assessOf', { name: one.organisation.name })}
                          onClick={() => setTurn(one)}
                        >
                          {t(one.assessment ? 'change' : 'assess')}
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </Panel>
      {turn && cards.data && (
        <RecordDrawer
          records={assessmentsOf(turn.organisation.id, card, year) as unknown as Records<RecordRow>}
          open={turn.assessment?.id ?? null}
          isDirty={isDirty}
          onClose={() => setTurn(null)}
        />
      )}
    </>
  )
}
