import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { AcceptancePage } from '#components/procurements/acceptance-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('procurements.acceptance'))('one') })

export default async function OneAcceptancePage({ params }: PageProps<'/contracts/acceptances/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.acceptances.get.queryOptions({ input: { id } })]}>
      <AcceptancePage id={id} />
    </Prefetch>
  )
}
