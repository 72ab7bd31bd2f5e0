import { getTranslations } from 'next-intl/server'
import { BulkSignIn } from '#components/events/bulk-sign-in.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.bulk'))('title') })

export default async function BulkSignInPage({ params }: PageProps<'/events/[id]/sign-in'>) {
  const { id } = await params
  const only = { filters: { eventId: { is: [id] } }, size: 1000 }
  const queries = [
    serverApi.events.get.queryOptions({ input: { id } }),
    serverApi.invitations.list.queryOptions({ input: only }),
    serverApi.signIns.list.queryOptions({ input: only }),
    serverApi.organisations.list.queryOptions({ input: { filters: { stage: { is: ['resident'] } }, size: 1000 } }),
  ]
  return (
    <Prefetch queries={queries}>
      <BulkSignIn id={id} />
    </Prefetch>
  )
}
