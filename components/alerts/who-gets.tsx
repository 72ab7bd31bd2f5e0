'use client'
import { Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconBrandWechat, IconInbox, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import classes from '#components/people/permission-table.module.css'
import { Panel } from '#components/ui/panel.tsx'
import { alertKinds, type Channel } from '#lib/alerts/schema.ts'
import { api } from '#lib/api.ts'

const icons = { app: IconInbox, mail: IconMail, robot: IconBrandWechat }

/** Who gets which kind, by which ways. */
export function WhoGets() {
  const t = useTranslations('alerts')
  const roles = useTranslations('enums.role')
  const query = useQuery(api.alerts.who.queryOptions())
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('ways.who.title')}
      </Title>
      <Text fz="sm" c="dimmed">
        {t('ways.who.text')}
      </Text>
      <Panel query={query}>
        {({ people }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard
          <section className={classes.scroll} aria-label={t('ways.who.title')} tabIndex={0}>
            <Table className={classes.table} fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ways.who.person')}</Table.Th>
                  {alertKinds.map((kind) => (
                    <Table.Th key={kind} ta="center">
                      {t(`kinds.${kind}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {people.map(({ userId, name, role, email, kinds }) => (
                  <Table.Tr key={userId}>
                    <Table.Th scope="row" fw={400}>
                      {name}
                      <Text fz="xs" c="dimmed">
                        {roles(role)} · {email ?? t('ways.who.noAddress')}
                      </Text>
                    </Table.Th>
                    {alertKinds.map((kind) => (
                      <Table.Td key={kind} ta="center">
                        <Ways channels={kinds[kind] ?? []} />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </Panel>
    </Stack>
  )
}

function Ways({ channels }: { channels: readonly Channel[] }) {
  const t = useTranslations('alerts')
  if (channels.length === 0)
    return (
      <Text span c="dimmed">
        {t('ways.who.none')}
      </Text>
    )
  return (
    <Group gap={4} justify="center" wrap="nowrap">
      {channels.map((channel) => {
        const Icon = icons[channel]
        return <Icon key={channel} size={16} role="img" aria-label={t(`channels.${channel}`)} color="var(--mantine-primary-color-filled)" />
      })}
    </Group>
  )
}
