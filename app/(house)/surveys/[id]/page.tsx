import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { SurveyPage } from '#components/surveys/survey-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.survey'))('one') })

export default async function OneSurveyPage({ params }: PageProps<'/surveys/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.surveys.results.queryOptions({ input: { id } })]}>
      <SurveyPage id={id} />
    </Prefetch>
  )
}
