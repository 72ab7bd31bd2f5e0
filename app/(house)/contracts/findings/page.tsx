import { getTranslations } from 'next-intl/server'
import { FindingsScreen } from '#components/contracts/findings-screen.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.findings'))('title') })

export default function FindingsPage() {
  return <FindingsScreen />
}
