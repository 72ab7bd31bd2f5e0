import { getTranslations } from 'next-intl/server'
import { PaymentPage } from '#components/costs/payment-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.payment'))('one') })

export default async function OnePaymentPage({ params }: PageProps<'/costs/payments/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.payments.get.queryOptions({ input: { id } })]}>
      <PaymentPage id={id} />
    </Prefetch>
  )
}
