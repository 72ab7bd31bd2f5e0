import { chosenYear } from '#app/(house)/chosen-year.ts'
import { Evaluation } from '#components/evaluations/evaluation.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export default async function EvaluationPage({ searchParams }: PageProps<'/evaluations'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch
      queries={[
        serverApi.evaluations.get.queryOptions({ input: { year } }),
        serverApi.evaluationSteps.get.queryOptions({ input: { year } }),
        serverApi.evaluationComments.list.queryOptions({ input: { year } }),
        serverApi.indicators.list.queryOptions({ input: { year } }),
        serverApi.users.whoAmI.queryOptions(),
      ]}
    >
      <Evaluation year={year} />
    </Prefetch>
  )
}
