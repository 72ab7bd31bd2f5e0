'use client'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import { OpenLink } from './open-link.tsx'
import { SurveyBreakdowns } from './survey-breakdowns.tsx'
import { surveys } from './survey-fields.tsx'
import { SurveyFigures } from './survey-figures.tsx'
import { SurveyHead } from './survey-head.tsx'
import { SurveyTold } from './survey-told.tsx'

/** One survey: how it stands, its links, and what came of it. */
export function SurveyPage({ id }: { id: string }) {
  const t = useTranslations('surveys.page')
  const query = useQuery(api.surveys.results.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(results) =>
        results.survey.removedAt ? (
          <RemovedNotice records={surveys as unknown as Records<RecordRow>} row={results.survey} />
        ) : (
          <Stack gap="lg">
            <PageBack path="/surveys" text={t('back')} />
            <SurveyHead survey={results.survey} />
            {results.survey.status === 'published' && <OpenLink survey={results.survey} />}
            <SurveyFigures results={results} />
            <SurveyTold results={results} />
            <SurveyBreakdowns results={results} />
          </Stack>
        )
      }
    </Panel>
  )
}
