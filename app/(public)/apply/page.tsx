import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { mayLook } from '#app/(public)/looked.ts'
import { Application } from '#components/public/application.tsx'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { organisationKinds, organisationRegions } from '#lib/organisations/schema.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.apply'))('title') })

/** The application to move in, open to everybody. */
export default async function ApplyPage() {
  if (!(await mayLook())) return <TooManyLooks />
  const t = await getTranslations('public.apply')
  const names = await getTranslations('enums')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('text')}</p>
      <Application
        kinds={organisationKinds.map((value) => ({ value, label: names(`organisationKind.${value}`) }))}
        regions={organisationRegions.map((value) => ({ value, label: names(`organisationRegion.${value}`) }))}
      />
    </>
  )
}
