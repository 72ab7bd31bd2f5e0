import { getTranslations } from 'next-intl/server'
import { BackupsScreen } from '#components/backups/backups-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('backups'))('title') })

export default function BackupsPage() {
  return (
    <Prefetch queries={[serverApi.backups.list.queryOptions({ input: undefined })]}>
      <BackupsScreen />
    </Prefetch>
  )
}
