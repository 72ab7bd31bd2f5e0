import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrivacyScreen } from '#components/privacy/privacy-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import { isAllowed } from '#lib/permissions.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('privacy'))('title') })

/** What the house knows of people, for those who answer for it. */
export default async function PrivacyPage() {
  const actor = await currentActor()
  if (!isAllowed(actor?.role ?? null, 'privacy.read')) redirect('/board')
  return (
    <Prefetch queries={[serverApi.privacy.list.queryOptions()]}>
      <PrivacyScreen />
    </Prefetch>
  )
}
