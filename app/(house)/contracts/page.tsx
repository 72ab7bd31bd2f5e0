import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Contracts } from '#components/contracts/contract-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.contract'))('title') })

export default function ContractsPage({ searchParams }: PageProps<'/contracts'>) {
  return (
    <ListPage list="contracts" path="/contracts" searchParams={searchParams}>
      <Contracts />
    </ListPage>
  )
}
