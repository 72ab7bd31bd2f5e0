import { getTranslations } from 'next-intl/server'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { ConnectorScreen } from '#components/wechat/connector-screen.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('wechat'))('title') })

export default function ConnectorPage() {
  return (
    <Prefetch queries={[serverApi.wechat.state.queryOptions({ input: undefined })]}>
      <ConnectorScreen />
    </Prefetch>
  )
}
