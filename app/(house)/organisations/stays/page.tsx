import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Stays } from '#components/organisations/stay-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.stay'))('title') })

export default function StaysPage({ searchParams }: PageProps<'/organisations/stays'>) {
  return (
    <ListPage list="stays" path="/organisations/stays" searchParams={searchParams}>
      <Stays />
    </ListPage>
  )
}
