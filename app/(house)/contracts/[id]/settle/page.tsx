import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { SettlementSheet } from '#components/contracts/settlement-sheet.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.sheet'))('title') })

export default async function SettlePage({ params, searchParams }: PageProps<'/contracts/[id]/settle'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const acceptance = z.uuid().safeParse((await searchParams).acceptance)
  return (
    <Prefetch queries={[serverApi.contracts.get.queryOptions({ input: { id } }), serverApi.contracts.life.queryOptions({ input: { id } })]}>
      <SettlementSheet contractId={id} acceptanceId={acceptance.success ? acceptance.data : null} />
    </Prefetch>
  )
}
