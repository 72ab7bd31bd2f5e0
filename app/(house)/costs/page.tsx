import { getTranslations } from 'next-intl/server'
import { Payments } from '#components/costs/payment-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.payment'))('title') })

export default async function PaymentsPage({ searchParams }: PageProps<'/costs'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.payments.list.queryOptions({ input })]}>
      <Payments />
    </Prefetch>
  )
}
