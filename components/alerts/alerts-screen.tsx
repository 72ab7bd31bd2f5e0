'use client'
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { MyAlerts } from '#lib/alerts/schema.ts'
import { api, client } from '#lib/api.ts'
import { KindTable } from './kind-table.tsx'
import { Lasting } from './lasting.tsx'
import { QuietHours } from './quiet-hours.tsx'
import { ValueRules } from './value-rules.tsx'

/** 我的提醒: what lasts now, and what one hears of by which way. */
export function AlertsScreen() {
  const t = useTranslations('alerts')
  const query = useQuery(api.alerts.mine.queryOptions())
  return (
    <Stack maw={1080} gap={0}>
      <PageHead title={t('title')} />
      <Stack gap="lg">
        <Lasting />
        <Panel query={query}>
          {(mine) => (
            <>
              <Text fz="sm" c="dimmed">
                {t('text')}
              </Text>
              <Ways mine={mine} />
              <KindTable subscriptions={mine.subscriptions} />
              <QuietHours key={mine.preference.version} preference={mine.preference} />
              <ValueRules mine={mine} />
            </>
          )}
        </Panel>
      </Stack>
    </Stack>
  )
}

/** Why mails or messages to the group would not come, and what to do about it. */
function Ways({ mine: { email, hasMail, hasRobot, preference, subscriptions } }: { mine: MyAlerts }) {
  const t = useTranslations('alerts')
  const wants = (channel: 'mail' | 'robot') => subscriptions.some(({ isOn, channels }) => isOn && channels.includes(channel))
  const again = useMutation({ mutationFn: () => client.alerts.prefer({ ...preference, mailOff: false }) })
  const notes = [
    wants('mail') && !hasMail && { text: t('noMail') },
    wants('mail') && hasMail && !email && { text: t('noAddress'), link: { href: '/account', text: t('fillAddress') } },
    wants('robot') && !hasRobot && { text: t('noRobot') },
  ].flatMap((note) => note || [])
  return (
    <>
      {preference.mailOff && (
        <Alert color="orange" variant="light" icon={<IconInfoCircle aria-hidden />} role="status">
          <Stack gap="xs" align="flex-start">
            <Text fz="sm">{t('mailOff.title')}</Text>
            <Button size="compact-md" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
              {t('mailOff.again')}
            </Button>
          </Stack>
        </Alert>
      )}
      {notes.map(({ text, link }: { text: string; link?: { href: string; text: string } }) => (
        <Alert key={text} color="blue" variant="light" icon={<IconInfoCircle aria-hidden />} role="status">
          <Text fz="sm">
            {text}{' '}
            {link && (
              <Anchor component={Link} href={link.href} fz="sm" c="inherit" underline="always">
                {link.text}
              </Anchor>
            )}
          </Text>
        </Alert>
      ))}
      {hasMail && email && wants('mail') && !preference.mailOff && <Text fz="sm">{t('mailTo', { email })}</Text>}
    </>
  )
}
