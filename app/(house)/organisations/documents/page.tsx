import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Documents } from '#components/organisations/document-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.document'))('title') })

export default function DocumentsPage({ searchParams }: PageProps<'/organisations/documents'>) {
  return (
    <ListPage list="documents" path="/organisations/documents" searchParams={searchParams} order={[{ by: 'expiresOn', descending: false }]}>
      <Documents />
    </ListPage>
  )
}
