import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { InspectionPage } from '#components/inspections/inspection-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.inspection'))('one') })

export default async function OneInspectionPage({ params }: PageProps<'/inspections/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.inspections.get.queryOptions({ input: { id } })]}>
      <InspectionPage id={id} />
    </Prefetch>
  )
}
