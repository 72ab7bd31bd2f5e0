import { getTranslations } from 'next-intl/server'
import { AssessmentRound } from '#components/organisations/assessment-round.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { today, yearOf } from '#lib/day.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.assessment'))('round') })

export default async function AssessmentsPage({ searchParams }: PageProps<'/organisations/assessments'>) {
  const asked = Number((await searchParams).year)
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2099 ? asked : yearOf(today())
  return (
    <Prefetch queries={[serverApi.assessments.round.queryOptions({ input: { year } })]}>
      <AssessmentRound year={year} />
    </Prefetch>
  )
}
