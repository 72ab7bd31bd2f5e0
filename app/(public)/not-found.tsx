import { getTranslations } from 'next-intl/server'

/** A link that was cut short, forged, ended or replaced: all are told the same, so that nobody learns which records there are. */
export default async function LinkNotFound() {
  const t = await getTranslations('problems')
  return (
    <>
      <h1>{t('linkTitle')}</h1>
      <p>{t('linkText')}</p>
    </>
  )
}
