import { getTranslations } from 'next-intl/server'
import { PageNotice, WayOn } from '#components/shell/page-notice.tsx'

/** A page of the house asked for something that is not there. */
export default async function HouseNotFound() {
  const t = await getTranslations('problems')
  return (
    <PageNotice title={t('missingTitle')} text={t('missingText')}>
      <WayOn href="/">{t('home')}</WayOn>
    </PageNotice>
  )
}
