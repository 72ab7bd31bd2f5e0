import { getTranslations } from 'next-intl/server'
import { roundAsk } from '#components/inspections/round-address.ts'
import { loadSheet } from '#components/inspections/sheet-address.ts'
import { SheetScreen } from '#components/inspections/sheet-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.sheet'))('name') })

export default async function ChecklistSheetPage({ searchParams }: PageProps<'/inspections/sheet'>) {
  const { month } = roundAsk({ ...(await loadSheet(searchParams)), on: null })
  return (
    <Prefetch queries={[serverApi.inspections.round.queryOptions({ input: { month, on: null } })]}>
      <SheetScreen />
    </Prefetch>
  )
}
