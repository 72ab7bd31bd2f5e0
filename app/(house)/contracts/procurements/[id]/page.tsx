import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ProcurementPage } from '#components/procurements/procurement-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('procurements.procurement'))('one') })

export default async function OneProcurementPage({ params }: PageProps<'/contracts/procurements/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch
      queries={[
        serverApi.procurements.get.queryOptions({ input: { id } }),
        serverApi.contracts.list.queryOptions({ input: { filters: { procurementId: { is: [id] } }, size: 200 } }),
      ]}
    >
      <ProcurementPage id={id} />
    </Prefetch>
  )
}
