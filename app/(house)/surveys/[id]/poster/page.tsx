import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { SurveyPoster } from '#components/surveys/survey-poster.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.poster'))('title') })

export default async function SurveyPosterPage({ params }: PageProps<'/surveys/[id]/poster'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.surveys.get.queryOptions({ input: { id } }), serverApi.surveys.link.queryOptions({ input: { id } })]}>
      <SurveyPoster id={id} />
    </Prefetch>
  )
}
