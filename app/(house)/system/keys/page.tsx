import { getTranslations } from 'next-intl/server'
import { KeysScreen } from '#components/api-keys/keys-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('apiKeys'))('title') })

/** One's own keys for programs; with the permission to decide on them, everybody's. */
export default function KeysPage() {
  return (
    <Prefetch queries={[serverApi.apiKeys.list.queryOptions()]}>
      <KeysScreen />
    </Prefetch>
  )
}
