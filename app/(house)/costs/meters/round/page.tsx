import { getTranslations } from 'next-intl/server'
import { createLoader } from 'nuqs/server'
import { monthOf, roundAddress } from '#components/meters/round-address.ts'
import { RoundScreen } from '#components/meters/round-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('meters.round'))('title') })

const load = createLoader(roundAddress)

export default async function RoundPage({ searchParams }: PageProps<'/costs/meters/round'>) {
  const { month } = await load(searchParams)
  return (
    <Prefetch queries={[serverApi.meters.round.queryOptions({ input: { month: monthOf(month) } })]}>
      <RoundScreen />
    </Prefetch>
  )
}
