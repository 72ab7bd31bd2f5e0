import { redirect } from 'next/navigation'
import { UserScreen } from '#components/people/user-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import { isAllowed } from '#lib/permissions.ts'

/** Everybody who may sign in, for administrators. */
export default async function UsersPage() {
  const actor = await currentActor()
  if (!isAllowed(actor?.role ?? null, 'users.read')) redirect('/board')
  return (
    <Prefetch
      queries={[serverApi.users.list.queryOptions(), serverApi.users.sessions.queryOptions(), serverApi.users.duties.queryOptions()]}
    >
      <UserScreen />
    </Prefetch>
  )
}
