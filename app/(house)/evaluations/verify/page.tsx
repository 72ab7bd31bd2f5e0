import { getTranslations } from 'next-intl/server'
import { ClosingsScreen } from '#components/closings/closings-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('nav'))('closingVerify') })

/** Every closing, whether it still agrees with the records, and what became known after it. */
export default function VerifyPage() {
  return (
    <Prefetch queries={[serverApi.closings.list.queryOptions({ input: {} }), serverApi.lateFacts.list.queryOptions({ input: {} })]}>
      <ClosingsScreen />
    </Prefetch>
  )
}
