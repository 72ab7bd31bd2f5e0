import { getTranslations } from 'next-intl/server'
import { JobPage } from '#components/imports/job-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { today, yearOf } from '#lib/day.ts'
import { layouts } from '#lib/sheets/layouts.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('importPage'))('title') })

export default async function OneImportPage({ params }: PageProps<'/imports/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.imports.get.queryOptions({ input: { id } })]}>
      <JobPage id={id} thisYear={yearOf(today())} layouts={layouts.map(({ name }) => name)} />
    </Prefetch>
  )
}
