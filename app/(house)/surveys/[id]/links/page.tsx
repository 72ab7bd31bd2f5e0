import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { SurveyLinks } from '#components/surveys/survey-links.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.links'))('title') })

export default async function SurveyLinksPage({ params }: PageProps<'/surveys/[id]/links'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.surveys.get.queryOptions({ input: { id } })]}>
      <SurveyLinks id={id} />
    </Prefetch>
  )
}
