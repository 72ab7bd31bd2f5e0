import { getTranslations } from 'next-intl/server'
import { BillPage } from '#components/meters/bill-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('meters.bill'))('one') })

export default async function OneBillPage({ params }: PageProps<'/costs/bills/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.bills.get.queryOptions({ input: { id } })]}>
      <BillPage id={id} />
    </Prefetch>
  )
}
