import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuditCheckScreen } from '#components/people/audit-check-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import { isAllowed } from '#lib/permissions.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('audit.check'))('title') })

/** Whether the audit is whole, and how long it is kept. */
export default async function AuditCheckPage() {
  const actor = await currentActor()
  if (!isAllowed(actor?.role ?? null, 'audit.read')) redirect('/board')
  return (
    <Prefetch queries={[serverApi.audit.keeping.queryOptions()]}>
      <AuditCheckScreen />
    </Prefetch>
  )
}
