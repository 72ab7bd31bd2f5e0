'use client'
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { robotInput } from '#lib/wecom/schema.ts'
import { DisconnectButton } from './disconnect-button.tsx'

type Props = { robot: { name: string; version: number } | null; host: string | null; children: ReactNode }

/** The group's robot. Its webhook goes in and never comes back; it is in no draft. */
export function RobotForm({ robot, host, children }: Props) {
  const t = useTranslations('alerts.ways')
  const [values, setValues] = useState({ name: robot?.name ?? '', webhook: '' })
  const [isTried, setTried] = useState(false)
  const input = { name: values.name, webhook: values.webhook.trim() || null, version: robot?.version ?? null }
  const read = robotInput.safeParse(input)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.channels.connectRobot(robotInput.parse(input)),
    onSuccess: () => notifications.show({ color: 'teal', message: t('connected') }),
  })
  const refused = (name: 'name' | 'webhook') =>
    isTried && read.error?.issues.some(({ path }) => path[0] === name) ? t(`refused.${name}`) : undefined
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="robot-settings">
      <Stack gap="md">
        <Title order={2} size="h5" id="robot-settings">
          {t('robot')}
        </Title>
        {children}
        <form
          method="post"
          noValidate
          onSubmit={(submit) => {
            submit.preventDefault()
            setTried(true)
            if (read.success) save.mutate()
          }}
        >
          <Stack gap="sm">
            <ProblemNotice error={save.error} />
            <TextInput
              label={t('name')}
              maw={420}
              autoComplete="off"
              value={values.name}
              error={refused('name')}
              onChange={(typing) => setValues({ ...values, name: typing.currentTarget.value })}
            />
            <TextInput
              label={t('webhook')}
              type="password"
              autoComplete="new-password"
              spellCheck={false}
              description={robot ? t('kept') : t('webhookHint')}
              value={values.webhook}
              error={refused('webhook')}
              onChange={(typing) => setValues({ ...values, webhook: typing.currentTarget.value })}
            />
            <Group gap="sm">
              <Button type="submit" loading={save.isPending}>
                {t(robot ? 'change' : 'connect')}
              </Button>
              {robot && <DisconnectButton disconnect={() => client.channels.disconnectRobot()} />}
            </Group>
            {host && (
              <Text fz="sm" c="dimmed">
                {t('hostNote', { host })}
              </Text>
            )}
          </Stack>
        </form>
      </Stack>
    </Paper>
  )
}
