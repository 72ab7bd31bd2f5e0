'use client'
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { client } from '#lib/api.ts'
import type { Way } from '#lib/deliveries/schema.ts'

type Props = { way: Way; isConnected: boolean; email: string | null }

/** How a way out of the house did last, what waits for it, and a test with what came of it. */
export function WayState({ way, isConnected, email }: Props) {
  const t = useTranslations('alerts')
  const format = useFormatter()
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const words = (reason: string | null) => (reason ? t(`history.reasons.${reason}` as 'history.reasons.quiet') : '')
  const next = (reason: string) => (t.has(`ways.nextSteps.${reason}`) ? t(`ways.nextSteps.${reason}` as 'ways.nextSteps.auth') : '')
  const isMail = way.channel === 'mail'
  const test = useMutation({ mutationFn: () => (isMail ? client.channels.testMail() : client.channels.testRobot()) })
  if (!isConnected) return null
  const needsAddress = isMail && !email
  return (
    <Stack gap="xs" align="flex-start">
      <Text fz="sm" c="dimmed">
        {[
          way.okAt && t('ways.okAt', { at: at(way.okAt) }),
          way.failedAt && t('ways.failedAt', { at: at(way.failedAt), reason: words(way.reason) || '—' }),
          !way.okAt && !way.failedAt && t('ways.never'),
          way.waiting > 0 && t('ways.waiting', { count: way.waiting }),
          way.failed > 0 && t('ways.failed', { count: way.failed }),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        <Anchor component={Link} href={`/alerts/history?everybody=true&channel=${way.channel}`} prefetch={false} fz="sm" underline="always">
          {t('ways.toHistory')}
        </Anchor>
      </Text>
      <Group gap="sm">
        <Button variant="default" disabled={needsAddress} loading={test.isPending} onClick={() => test.mutate()}>
          {t('ways.test')}
        </Button>
        {isMail && <Text fz="sm">{email ? t('ways.testTo', { email }) : t('ways.testNoAddress')}</Text>}
      </Group>
      {test.data && (
        <Alert color={test.data.reason ? 'red' : 'teal'} variant="light" role="status" w="100%">
          <Text fz="sm" fw={600}>
            {test.data.reason ? t('ways.testFailed', { reason: words(test.data.reason) }) : t('ways.testOk')}
          </Text>
          {test.data.reason && <Text fz="sm">{next(test.data.reason)}</Text>}
          {test.data.detail && (
            <Text fz="xs" style={{ overflowWrap: 'anywhere' }}>
              {test.data.detail}
            </Text>
          )}
        </Alert>
      )}
    </Stack>
  )
}
