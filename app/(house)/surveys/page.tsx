import { getTranslations } from 'next-intl/server'
import { Surveys } from '#components/surveys/survey-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.survey'))('title') })

export default async function SurveysPage({ searchParams }: PageProps<'/surveys'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.surveys.list.queryOptions({ input })]}>
      <Surveys />
    </Prefetch>
  )
}
