import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ContractPage } from '#components/contracts/contract-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.contract'))('one') })

export default async function OneContractPage({ params }: PageProps<'/contracts/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.contracts.get.queryOptions({ input: { id } }), serverApi.contracts.life.queryOptions({ input: { id } })]}>
      <ContractPage id={id} />
    </Prefetch>
  )
}
