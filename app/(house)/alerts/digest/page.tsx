import { getTranslations } from 'next-intl/server'
import { DigestScreen } from '#components/alerts/digest-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('digests'))('heading') })

export default function DigestPage() {
  return (
    <Prefetch queries={[serverApi.digests.times.queryOptions({ input: undefined })]}>
      <DigestScreen />
    </Prefetch>
  )
}
