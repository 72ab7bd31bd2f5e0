import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { AssessmentSheet } from '#components/organisations/assessment-sheet.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.assessment'))('one') })

export default async function AssessmentPage({ params }: PageProps<'/organisations/assessments/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.assessments.get.queryOptions({ input: { id } })]}>
      <AssessmentSheet id={id} />
    </Prefetch>
  )
}
