'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { PosterBar, PosterSheet } from '#components/ui/poster.tsx'
import { RenewLink } from '#components/ui/renew-link.tsx'
import { api, client } from '#lib/api.ts'

/** A sheet of A4 to hang up: the survey, its QR code, and until when it can be answered. */
export function SurveyPoster({ id }: { id: string }) {
  const t = useTranslations('surveys.poster')
  const survey = useQuery(api.surveys.get.queryOptions({ input: { id } }))
  const link = useQuery(api.surveys.link.queryOptions({ input: { id } }))
  const renew = (version: number) => () => client.surveys.renewLink({ id, version })
  return (
    <>
      <PosterBar back={`/surveys/${id}`} texts="surveys.poster">
        {survey.data && <RenewLink permission="surveys.write" texts="surveys.poster" renew={renew(survey.data.version)} />}
      </PosterBar>
      <Panel query={survey}>
        {({ title, closesOn }) => (
          <Panel query={link}>
            {(open) => (
              <PosterSheet
                {...open}
                texts="surveys.poster"
                title={title}
                when={closesOn ? t('until', { day: closesOn }) : t('thanks')}
                scan={t('scan')}
              />
            )}
          </Panel>
        )}
      </Panel>
    </>
  )
}
