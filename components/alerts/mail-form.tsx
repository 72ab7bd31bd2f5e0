'use client'
import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { problemOf } from '#components/ui/error-text.ts'
import { client } from '#lib/api.ts'
import { usualPort } from '#lib/mail/rules.ts'
import { type MailAccount, mailAccountInput, securities } from '#lib/mail/schema.ts'
import { ChannelForm } from './channel-form.tsx'
import { DisconnectButton } from './disconnect-button.tsx'

type Field = 'host' | 'port' | 'userName' | 'password' | 'fromAddress' | 'fromName'

/** The mail server. The password goes in and never comes back; it is in no draft. */
export function MailForm({ account, children }: { account: MailAccount | null; children: ReactNode }) {
  const t = useTranslations('alerts.ways')
  const [values, setValues] = useState({
    ...{ host: account?.host ?? '', port: account?.port ?? usualPort.tls, security: account?.security ?? 'tls' },
    ...{ userName: account?.userName ?? '', password: '', fromAddress: account?.fromAddress ?? '', fromName: account?.fromName ?? '' },
  })
  const [isTried, setTried] = useState(false)
  const input = {
    ...values,
    userName: values.userName.trim() || null,
    password: values.password || null,
    version: account?.version ?? null,
  }
  const read = mailAccountInput.safeParse(input)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.channels.connectMail(mailAccountInput.parse(input)),
    onSuccess: () => notifications.show({ color: 'teal', message: t('connected') }),
  })
  const refused = (name: Field) => {
    if (isTried && read.error?.issues.some(({ path }) => path[0] === name)) return t(`refused.${name}`)
    return undefined
  }
  const field = (name: Exclude<Field, 'port'>) => ({
    ...{ name, label: t(name), autoComplete: 'off', spellCheck: false, value: values[name] },
    error: refused(name) ?? (problemOf(save.error).fields.includes(name) || undefined),
    onChange: (typing: { currentTarget: { value: string } }) => setValues({ ...values, [name]: typing.currentTarget.value }),
  })
  const secure = (chosen: string | null) => {
    const security = securities.find((one) => one === chosen) ?? values.security
    const wasUsual = values.port === usualPort[values.security]
    setValues({ ...values, security, port: wasUsual ? usualPort[security] : values.port })
  }
  return (
    <ChannelForm
      id="mail-settings"
      title={t('mail')}
      state={children}
      error={save.error}
      onSubmit={() => {
        setTried(true)
        if (read.success) save.mutate()
      }}
    >
      <Group gap="sm" align="flex-start">
        <TextInput {...field('host')} flex="1 1 14rem" placeholder="smtp.exmail.qq.com" />
        <NumberInput
          label={t('port')}
          w={110}
          min={1}
          max={65_535}
          hideControls
          value={values.port}
          error={refused('port')}
          onChange={(port) => setValues({ ...values, port: Number(port) })}
        />
        <Select
          label={t('security')}
          flex="1 1 12rem"
          allowDeselect={false}
          data={securities.map((value) => ({ value, label: t(`securities.${value}`) }))}
          value={values.security}
          onChange={secure}
        />
      </Group>
      <Group gap="sm" align="flex-start">
        <TextInput {...field('userName')} flex="1 1 14rem" />
        <TextInput
          {...field('password')}
          type="password"
          autoComplete="new-password"
          flex="1 1 14rem"
          description={account?.hasPassword ? t('kept') : undefined}
        />
      </Group>
      <Group gap="sm" align="flex-start">
        <TextInput {...field('fromAddress')} type="email" flex="1 1 14rem" />
        <TextInput {...field('fromName')} flex="1 1 14rem" />
      </Group>
      <Group gap="sm">
        <Button type="submit" loading={save.isPending}>
          {t(account ? 'change' : 'connect')}
        </Button>
        {account && <DisconnectButton disconnect={() => client.channels.disconnectMail()} />}
      </Group>
    </ChannelForm>
  )
}
