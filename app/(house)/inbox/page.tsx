import { getTranslations } from 'next-intl/server'
import { createLoader } from 'nuqs/server'
import { inboxAddress } from '#components/inbox/inbox-address.ts'
import { InboxScreen } from '#components/inbox/inbox-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inbox'))('title') })

const load = createLoader(inboxAddress)

export default async function InboxPage({ searchParams }: PageProps<'/inbox'>) {
  const { show, kind } = await load(searchParams)
  return (
    <Prefetch queries={[serverApi.notifications.list.queryOptions({ input: { show, kind, size: 50 } })]}>
      <InboxScreen />
    </Prefetch>
  )
}
