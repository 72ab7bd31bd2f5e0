'use client'
import { Button, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { PageNotice, WayOn } from './page-notice.tsx'

/** What a page of the house shows when it broke: a sentence, another try, and the number under which the fault was logged. */
export function FailedPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('problems')
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
