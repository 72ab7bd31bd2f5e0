import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Asking } from './asking.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.ask'))('title') })

/** Asking for a service, open to everybody. */
export default function AskPage() {
  return <Asking token={null} />
}
