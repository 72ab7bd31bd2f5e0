import { getTranslations } from 'next-intl/server'
import { Applications } from '#components/organisations/applications.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.application'))('title') })

export default function ApplicationsPage() {
  return <Applications />
}
