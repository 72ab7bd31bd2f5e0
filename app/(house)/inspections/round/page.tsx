import { getTranslations } from 'next-intl/server'
import { isAhead, loadRound, roundAsk } from '#components/inspections/round-address.ts'
import { RoundScreen } from '#components/inspections/round-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.round'))('title') })

export default async function InspectionRoundPage({ searchParams }: PageProps<'/inspections/round'>) {
  const ask = roundAsk(await loadRound(searchParams))
  return (
    <Prefetch queries={isAhead(ask.month) ? [] : [serverApi.inspections.round.queryOptions({ input: ask })]}>
      <RoundScreen />
    </Prefetch>
  )
}
