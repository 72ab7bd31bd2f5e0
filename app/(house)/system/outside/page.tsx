import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoorsScreen } from '#components/outside-doors/doors-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import { isAllowed } from '#lib/permissions.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('outsideDoors'))('title') })

/** The office's own sign-in and WeCom, as an administrator sets them up. */
export default async function OutsideDoorsPage() {
  const actor = await currentActor()
  if (!isAllowed(actor?.role ?? null, 'outsideDoors.write')) redirect('/board')
  return (
    <Prefetch queries={[serverApi.outsideDoors.list.queryOptions()]}>
      <DoorsScreen />
    </Prefetch>
  )
}
