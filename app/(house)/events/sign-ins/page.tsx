import { getTranslations } from 'next-intl/server'
import { SignIns } from '#components/events/sign-in-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.signIn'))('title') })

export default async function SignInsPage({ searchParams }: PageProps<'/events/sign-ins'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.signIns.list.queryOptions({ input })]}>
      <SignIns />
    </Prefetch>
  )
}
