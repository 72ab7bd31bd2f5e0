import { chosenYear } from '#app/(house)/chosen-year.ts'
import { Monitoring } from '#components/monitoring/monitoring.tsx'
import { monitoringAsk } from '#components/monitoring/monitoring-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

/** The monitoring of a year's first half: live, and as it was frozen. */
export default async function MidYearPage({ searchParams }: PageProps<'/evaluations/mid-year'>) {
  const words = await searchParams
  const input = monitoringAsk(await chosenYear(words.year), words.number)
  return (
    <Prefetch
      queries={[
        serverApi.monitoring.get.queryOptions({ input }),
        serverApi.indicators.list.queryOptions({ input: { year: input.year } }),
        serverApi.indicators.years.queryOptions(),
      ]}
    >
      <Monitoring input={input} />
    </Prefetch>
  )
}
