'use client'
import { Button, Group, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { client } from '#lib/api.ts'
import { robotInput } from '#lib/wecom/schema.ts'
import { ChannelForm } from './channel-form.tsx'
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
    <ChannelForm
      id="robot-settings"
      title={t('robot')}
      state={children}
      error={save.error}
      onSubmit={() => {
        setTried(true)
        if (read.success) save.mutate()
      }}
    >
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
    </ChannelForm>
  )
}
