import { getTranslations } from 'next-intl/server'
import { ImportScreen } from '#components/imports/import-screen.tsx'
import { pageSize } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { today, yearOf } from '#lib/day.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('importPage'))('title') })

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const page = Math.max(1, Number.parseInt(String((await searchParams).page), 10) || 1)
  return (
    <Prefetch queries={[serverApi.sheets.batches.queryOptions({ input: { page, size: pageSize } })]}>
      <ImportScreen thisYear={yearOf(today())} />
    </Prefetch>
  )
}
