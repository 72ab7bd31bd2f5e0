import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccessScreen } from '#components/access/access-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import { isAllowed } from '#lib/permissions.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('access'))('title') })

/** What the house asks of everybody who signs in, for administrators. */
export default async function AccessPage() {
  const actor = await currentActor()
  if (!isAllowed(actor?.role ?? null, 'security.settings')) redirect('/board')
  return (
    <Prefetch queries={[serverApi.access.get.queryOptions()]}>
      <AccessScreen />
    </Prefetch>
  )
}
