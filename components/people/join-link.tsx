'use client'
import { Alert, Button, CopyButton, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { v7 } from 'uuid'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { LinkView } from '#lib/join-links/schema.ts'
import type { UserView } from './user-table.tsx'

/** The link by which a person chooses a password: for who is new, and for who forgot it. */
export function JoinLink({ user }: { user: UserView }) {
  const t = useTranslations('join.link')
  const input = { id: user.id }
  const link = useQuery(api.joinLinks.get.queryOptions({ input }))
  const make = useMutation({
    mutationFn: () => client.joinLinks.make({ id: v7(), userId: user.id }),
    onSuccess: () => link.refetch(),
  })
  const makeButton = (
    <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
      {t(link.data ? 'makeAgain' : 'make')}
    </Button>
  )
  return (
    <Stack gap="sm">
      <Title order={2} fz="md">
        {t('title')}
      </Title>
      <Text fz="sm" c="dimmed">
        {t(user.hasJoined ? 'none' : 'notJoined')}
      </Text>
      <Panel query={link}>{(made) => (made ? <Made link={made} user={user} again={makeButton} /> : <div>{makeButton}</div>)}</Panel>
    </Stack>
  )
}

function Made({ link, user, again }: { link: LinkView; user: UserView; again: React.ReactNode }) {
  const t = useTranslations('join.link')
  const reasonOf = useTranslations('alerts.history.reasons')
  const format = useFormatter()
  const when = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const input = { id: user.id }
  const mail = useMutation({
    mutationFn: () => client.joinLinks.mail(input),
    onSuccess: ({ reason }) => reason === null && notifications.show({ color: 'teal', message: t('sent') }),
  })
  const revoke = useMutation({ mutationFn: () => client.joinLinks.revoke(input) })
  return (
    <>
      <TextInput label={t('address')} value={link.url} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Text fz="sm">{t('until', { when: when(link.expiresAt) })}</Text>
      {mail.data?.reason && (
        <Alert color="orange" variant="light" role="alert">
          {t('failed', { reason: reasonOf.has(mail.data.reason) ? reasonOf(mail.data.reason) : reasonOf('unexpected') })}
        </Alert>
      )}
      <Group gap="xs">
        <CopyButton value={link.url}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />} onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        {user.email && (
          <Button
            variant="default"
            leftSection={<IconMail size={16} aria-hidden />}
            loading={mail.isPending}
            onClick={() => mail.mutate()}
            styles={{ label: { whiteSpace: 'normal' } }}
          >
            {t('mail', { email: user.email })}
          </Button>
        )}
        {again}
        <Button variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('revoke')}
        </Button>
      </Group>
      {link.mailedAt && (
        <Text fz="sm" c="dimmed">
          {t('mailed', { when: when(link.mailedAt) })}
        </Text>
      )}
    </>
  )
}
