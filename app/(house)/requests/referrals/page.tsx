import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Referrals } from '#components/requests/referral-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.referral'))('title') })

export default function ReferralsPage({ searchParams }: PageProps<'/requests/referrals'>) {
  return (
    <ListPage list="referrals" path="/requests/referrals" searchParams={searchParams}>
      <Referrals />
    </ListPage>
  )
}
