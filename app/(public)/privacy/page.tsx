import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { mayLook } from '#app/(public)/looked.ts'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.privacy'))('title') })

/** What the public pages keep, why, for how long, and whom to ask. */
export default async function PrivacyPage() {
  if (!(await mayLook())) return <TooManyLooks />
  const t = await getTranslations('public.privacy')
  const list = (...keys: string[]) => (
    <ul>
      {keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  )
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      <h2>{t('whatTitle')}</h2>
      {list('whatArrive', 'whatConfirm', 'whatApply', 'whatAsk', 'whatNot')}
      <h2>{t('whyTitle')}</h2>
      <p>{t('why')}</p>
      <h2>{t('longTitle')}</h2>
      {list('longArrive', 'longApply', 'longAsk', 'longDevice')}
      <h2>{t('who')}</h2>
      <p>{t('whoText')}</p>
      <h2>{t('askTitle')}</h2>
      <p>{t('ask')}</p>
    </>
  )
}
