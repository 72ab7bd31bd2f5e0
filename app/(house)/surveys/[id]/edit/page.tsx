import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { SurveyBuilder } from '#components/surveys/survey-builder.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.builder'))('title') })

export default async function BuilderPage({ params }: PageProps<'/surveys/[id]/edit'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.surveys.get.queryOptions({ input: { id } })]}>
      <SurveyBuilder id={id} />
    </Prefetch>
  )
}
