import { getTranslations } from 'next-intl/server'
import { dayOfRegister, loadRegister } from '#components/policies/register-address.ts'
import { RegisterScreen } from '#components/policies/register-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('policies.register'))('page') })

export default async function PolicyRegisterPage({ searchParams }: PageProps<'/policies/register'>) {
  const on = dayOfRegister((await loadRegister(searchParams)).on)
  return (
    <Prefetch queries={[serverApi.policies.register.queryOptions({ input: { on } })]}>
      <RegisterScreen />
    </Prefetch>
  )
}
