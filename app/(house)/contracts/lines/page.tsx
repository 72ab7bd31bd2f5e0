import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { ContractLines } from '#components/contracts/line-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.line'))('title') })

export default function ContractLinesPage({ searchParams }: PageProps<'/contracts/lines'>) {
  return (
    <ListPage list="contractLines" path="/contracts/lines" searchParams={searchParams}>
      <ContractLines />
    </ListPage>
  )
}
