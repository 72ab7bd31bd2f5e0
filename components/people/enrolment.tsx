'use client'
import { Center, Code, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { QrCode } from '#components/ui/qr-code.tsx'

/** What an authenticator app is shown: a picture for its camera, and the key for who types. */
export function Enrolment({ qr, secret }: { qr: string; secret: string }) {
  const t = useTranslations('secondFactor')
  return (
    <Stack gap="sm">
      <Text fz="sm" fw={600}>
        {t('scan')}
      </Text>
      <Center>
        <QrCode qr={qr} alt={t('qr')} size={200} />
      </Center>
      <Text fz="sm" c="dimmed">
        {t('apps')}
      </Text>
      <Text fz="sm">
        {t('letters')} <Code style={{ wordBreak: 'break-word', whiteSpace: 'normal' }}>{secret}</Code>
      </Text>
    </Stack>
  )
}
