'use client'
import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { today, yearOf } from '#lib/day.ts'
import { bestScorecard } from '#lib/scorecards/rules.ts'
import type { Scorecard } from '#lib/scorecards/schema.ts'
import { assessmentsOf } from './assessment-records.ts'
import type { Organisation } from './organisation-fields.tsx'

/** An organisation's assessments, year by year; without a scorecard that fits, the way to write one. */
export function Assessments({ organisation }: { organisation: Organisation }) {
  const t = useTranslations('organisations.assessment')
  const cards = useQuery(api.scorecards.list.queryOptions({ input: { size: 1000 } }))
  return (
    <Panel query={cards}>
      {({ rows }) => {
        const card = bestScorecard(rows, organisation)
        return (
          <>
            <Sheets organisation={organisation} card={card} />
            {!card && (
              <Text fz="sm" c="dimmed" mt={4}>
                {t('noScorecard')}{' '}
                <Anchor component={Link} href="/organisations/scorecards?new=1" inherit underline="always">
                  {t('writeScorecard')}
                </Anchor>
              </Text>
            )}
          </>
        )
      }}
    </Panel>
  )
}

function Sheets({ organisation, card }: { organisation: Organisation; card: Scorecard | null }) {
  const records = useMemo(() => assessmentsOf(organisation.id, card, yearOf(today())), [organisation.id, card])
  return <SubRecords records={records} filters={{ organisationId: { is: [organisation.id] } }} readOnly={card === null} />
}
