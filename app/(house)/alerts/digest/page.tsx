import { getTranslations } from 'next-intl/server'
import { DigestScreen } from '#components/alerts/digest-screen.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('digests'))('heading') })

export default function Page() {
  return <DigestScreen />
}
