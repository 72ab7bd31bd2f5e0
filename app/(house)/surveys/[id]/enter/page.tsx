import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EnterAnswer } from '#components/surveys/enter-answer.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.enter'))('title') })

export default async function EnterAnswerPage({ params }: PageProps<'/surveys/[id]/enter'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.surveys.get.queryOptions({ input: { id } })]}>
      <EnterAnswer id={id} />
    </Prefetch>
  )
}
