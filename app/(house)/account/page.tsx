import { AccountScreen } from '#components/people/account-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

/** One's own password and devices. */
export default function AccountPage() {
  return (
    <Prefetch queries={[serverApi.users.whoAmI.queryOptions(), serverApi.users.sessions.queryOptions()]}>
      <AccountScreen />
    </Prefetch>
  )
}
