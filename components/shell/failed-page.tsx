'use client'
import { Button, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useComingBack } from '../ui/use-coming-back.ts'
import { PageNotice, WayOn } from './page-notice.tsx'

/**
 * What a page of the house shows when it broke: a sentence, another try, and the number under which the fault was logged; or, where only the moment was
 * wrong, which one, and that it comes back by itself.
 */
export function FailedPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('problems')
  const moment = useComingBack(error.digest)
  if (moment)
    return (
      <PageNotice title={t(`${moment}Title`)} text={`${t(`${moment}Text`)}${t('comesBack')}`}>
        <Button onClick={() => window.location.reload()}>{t('retryNow')}</Button>
        <WayOn href="/">{t('home')}</WayOn>
      </PageNotice>
    )
  return (
    <PageNotice title={t('failedTitle')} text={t('failedText')}>
      <Button onClick={reset}>{t('retry')}</Button>
      <WayOn href="/">{t('home')}</WayOn>
      {error.digest && (
        <Text fz="sm" c="dimmed">
          {t('fault', { fault: error.digest })}
        </Text>
      )}
    </PageNotice>
  )
}
