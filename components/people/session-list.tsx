'use client'
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import { deviceName } from './device-name.ts'

/** The devices on which a person is signed in, each with its way out. */
export function SessionList({ title, ofUser }: { title: string; ofUser: string }) {
  const t = useTranslations('users')
  const format = useFormatter()
  const sessions = useQuery({ ...api.users.sessions.queryOptions(), select: (all) => all.filter((one) => one.userName === ofUser) })
  const revoke = useMutation({ mutationFn: (id: string) => client.users.revokeSession({ id }) })
  const endOthers = useMutation({
    mutationFn: () => client.users.revokeOthers(),
    onSuccess: () => notifications.show({ message: t('othersEnded') }),
  })
  return (
    <Stack gap="xs">
      <Title order={2} fz="md">
        {title}
      </Title>
      {sessions.data?.some((one) => one.current) && sessions.data.length > 1 && (
        <div>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers')}
          </Button>
        </div>
      )}
      <Panel query={sessions} isEmpty={(all) => all.length === 0} empty={<Text c="dimmed">{t('noDevices')}</Text>}>
        {(all) =>
          all.map((one) => (
            <Group key={one.id} justify="space-between" wrap="nowrap">
              <div>
                <Group gap="xs">
                  <Text fz="sm" title={one.device}>
                    {deviceName(one.device)}
                  </Text>
                  {one.current && (
                    <Badge variant="light" autoContrast tt="none">
                      {t('thisDevice')}
                    </Badge>
                  )}
                </Group>
                <Text fz="xs" c="dimmed">
                  {t(`method.${one.method}`)} ·{' '}
                  {t('lastSeen', { when: format.dateTime(new Date(one.lastSeenAt), { dateStyle: 'medium', timeStyle: 'short' }) })}
                </Text>
              </div>
              {!one.current && (
                <Button
                  size="compact-md"
                  variant="default"
                  loading={revoke.isPending && revoke.variables === one.id}
                  onClick={() => revoke.mutate(one.id)}
                  aria-label={t('endDevice', { device: deviceName(one.device) })}
                >
                  {t('end')}
                </Button>
              )}
            </Group>
          ))
        }
      </Panel>
    </Stack>
  )
}
