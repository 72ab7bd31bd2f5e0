import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Entrance } from '#components/people/entrance.tsx'
import { SetupForm } from '#components/people/setup-form.tsx'
import { serverClient } from '#lib/api-server.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('setup'))('title') })

/** The first visit to an empty house; closed for good once it has people. */
export default async function SetupPage() {
  const { isEmpty } = await serverClient.users.entrance()
  if (!isEmpty) redirect('/sign-in')
  const t = await getTranslations('setup')
  return (
    <Entrance title={t('title')} text={t('text')} notes={[]}>
      <SetupForm />
    </Entrance>
  )
}
