import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { ledgerAskedOf } from '#components/spending/ledger-address.ts'
import { LedgerScreen } from '#components/spending/ledger-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('spending.ledger'))('title') })

export default async function LedgerPage({ searchParams }: PageProps<'/costs/ledger'>) {
  const usualYear = await chosenYear(undefined)
  const input = await ledgerAskedOf(searchParams, usualYear)
  return (
    <Prefetch queries={[serverApi.spending.ledger.queryOptions({ input }), serverApi.indicators.years.queryOptions()]}>
      <LedgerScreen usualYear={usualYear} />
    </Prefetch>
  )
}
