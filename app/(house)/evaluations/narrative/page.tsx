import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { Narrative } from '#components/narratives/narrative.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('nav'))('narrative') })

/** The words of the year's report. */
export default async function NarrativePage({ searchParams }: PageProps<'/evaluations/narrative'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch
      queries={[
        serverApi.narratives.list.queryOptions({ input: { year } }),
        serverApi.evaluationSteps.get.queryOptions({ input: { year } }),
        serverApi.users.whoAmI.queryOptions(),
      ]}
    >
      <Narrative year={year} />
    </Prefetch>
  )
}
