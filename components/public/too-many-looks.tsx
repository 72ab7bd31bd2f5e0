import { getTranslations } from 'next-intl/server'

/** What a network reads that opened pages too often. */
export async function TooManyLooks() {
  const t = await getTranslations('public.tooManyLooks')
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
    </>
  )
}
