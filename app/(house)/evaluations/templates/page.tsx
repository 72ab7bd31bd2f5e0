import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { TemplatesPage } from '#components/templates/templates.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('nav'))('templates') })

/** The Word files that reports are written into. */
export default async function Templates({ searchParams }: PageProps<'/evaluations/templates'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch queries={[serverApi.templates.list.queryOptions(), serverApi.templates.tags.queryOptions({ input: { year } })]}>
      <TemplatesPage year={year} />
    </Prefetch>
  )
}
