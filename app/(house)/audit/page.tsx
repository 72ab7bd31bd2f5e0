import { redirect } from 'next/navigation'
import { auditInputOf, loadAuditAddress } from '#components/people/audit-address.ts'
import { AuditScreen } from '#components/people/audit-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import { isAllowed } from '#lib/permissions.ts'

/** What was changed by whom, for those who answer for it. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const actor = await currentActor()
  if (!isAllowed(actor?.role ?? null, 'audit.read')) redirect('/board')
  const input = auditInputOf(await loadAuditAddress(searchParams))
  return (
    <Prefetch queries={[serverApi.audit.list.queryOptions({ input })]}>
      <AuditScreen />
    </Prefetch>
  )
}
