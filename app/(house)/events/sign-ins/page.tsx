import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { SignIns } from '#components/events/sign-in-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.signIn'))('title') })

export default function SignInsPage({ searchParams }: PageProps<'/events/sign-ins'>) {
  return (
    <ListPage list="signIns" path="/events/sign-ins" searchParams={searchParams}>
      <SignIns />
    </ListPage>
  )
}
