import { getTranslations } from 'next-intl/server'
import { RequestPage } from '#components/requests/request-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.request'))('one') })

export default async function OneRequestPage({ params }: PageProps<'/requests/[id]'>) {
  const { id } = await params
  const queries = [
    serverApi.requests.get.queryOptions({ input: { id } }),
    serverApi.requests.life.queryOptions({ input: { id } }),
    serverApi.calendarDays.work.queryOptions(),
  ]
  return (
    <Prefetch queries={queries}>
      <RequestPage id={id} />
    </Prefetch>
  )
}
