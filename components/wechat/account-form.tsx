'use client'
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { connectInput, type WechatState } from '#lib/wechat/schema.ts'

/** The account's AppID and secret, for administrators. The secret goes in and never comes back; it is in no draft. */
export function AccountForm({ account }: { account: WechatState['account'] }) {
  const t = useTranslations('wechat.settings')
  const [values, setValues] = useState({ appId: account?.appId ?? '', secret: '' })
  const [isTried, setTried] = useState(false)
  const read = connectInput.safeParse(values)
  const refused = (name: 'appId' | 'secret') => isTried && read.error?.issues.some(({ path }) => path[0] === name) && t(`refused.${name}`)
  const connect = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.wechat.connect(connectInput.parse(values)),
    onSuccess: () => {
      setValues({ ...values, secret: '' })
      setTried(false)
      notifications.show({ color: 'teal', message: t('connected') })
    },
  })
  const disconnect = useMutation({
    mutationFn: () => client.wechat.disconnect(),
    onSuccess: () => setValues({ appId: '', secret: '' }),
  })
  const ask = () =>
    modals.openConfirmModal({
      title: t('disconnect'),
      children: <Text fz="sm">{t('disconnectText')}</Text>,
      labels: { confirm: t('disconnect'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => disconnect.mutate(),
    })
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="wechat-settings">
      <form
        method="post"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          setTried(true)
          if (read.success) connect.mutate()
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5" id="wechat-settings">
            {t('title')}
          </Title>
          <Text fz="sm">{t('where')}</Text>
          <ProblemNotice error={connect.error} />
          <TextInput
            label="AppID"
            name="appId"
            placeholder="wx…"
            autoComplete="off"
            spellCheck={false}
            maw={420}
            value={values.appId}
            error={refused('appId') || undefined}
            onChange={(typing) => setValues({ ...values, appId: typing.currentTarget.value })}
          />
          <TextInput
            label="AppSecret"
            name="secret"
            type="password"
            autoComplete="off"
            spellCheck={false}
            maw={420}
            description={account ? t('kept') : undefined}
            value={values.secret}
            error={refused('secret') || undefined}
            onChange={(typing) => setValues({ ...values, secret: typing.currentTarget.value })}
          />
          <Group gap="sm">
            <Button type="submit" loading={connect.isPending}>
              {t(account ? 'change' : 'connect')}
            </Button>
            {account && (
              <Button variant="subtle" color="red" loading={disconnect.isPending} onClick={ask}>
                {t('disconnect')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
