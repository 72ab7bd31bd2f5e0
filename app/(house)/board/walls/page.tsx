import { Prefetch } from '#components/ui/prefetch.tsx'
import { WallLinks } from '#components/wall/wall-links.tsx'
import { serverApi } from '#lib/api-server.ts'

export default function WallLinksPage() {
  return (
    <Prefetch queries={[serverApi.walls.list.queryOptions()]}>
      <WallLinks />
    </Prefetch>
  )
}
