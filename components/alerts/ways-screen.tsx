'use client'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { MailForm } from './mail-form.tsx'
import { RobotForm } from './robot-form.tsx'
import { WayState } from './way-state.tsx'
import { WhoGets } from './who-gets.tsx'

/** 发送通道: the mail server and the group's robot, how they did last, and who gets what; for administrators. */
export function WaysScreen() {
  const t = useTranslations('alerts.ways')
  const query = useQuery(api.channels.state.queryOptions())
  return (
    <Stack maw={1080} gap={0}>
      <PageHead title={t('title')} />
      <Text fz="sm" c="dimmed" mb="sm">
        {t('text')}
      </Text>
      <Panel query={query}>
        {({ mail, robot, host, ways, email }) => (
          <Stack gap="lg">
            <MailForm key={`mail ${mail?.version}`} account={mail}>
              {ways.map(
                (way) => way.channel === 'mail' && <WayState key={way.channel} way={way} isConnected={mail !== null} email={email} />,
              )}
            </MailForm>
            <RobotForm key={`robot ${robot?.version}`} robot={robot} host={host}>
              {ways.map(
                (way) => way.channel === 'robot' && <WayState key={way.channel} way={way} isConnected={robot !== null} email={email} />,
              )}
            </RobotForm>
            <WhoGets />
          </Stack>
        )}
      </Panel>
    </Stack>
  )
}
