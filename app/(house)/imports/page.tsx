import { getTranslations } from 'next-intl/server'
import { ImportScreen } from '#components/imports/import-screen.tsx'
import { pageSize } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { today, yearOf } from '#lib/day.ts'
import { layouts } from '#lib/sheets/layouts.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('importPage'))('title') })

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const page = Math.max(1, Number.parseInt(String((await searchParams).page), 10) || 1)
  const queries = [
    serverApi.imports.list.queryOptions({ input: {} }),
    serverApi.imports.batches.queryOptions({ input: { page, size: pageSize } }),
    serverApi.imports.mappings.queryOptions({ input: {} }),
  ]
  return (
    <Prefetch queries={queries}>
      <ImportScreen thisYear={yearOf(today())} layouts={layouts.map(({ name }) => name)} />
    </Prefetch>
  )
}
