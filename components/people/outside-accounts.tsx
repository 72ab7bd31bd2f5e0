'use client'
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { api, client } from '#lib/api.ts'
import type { IdentityView } from '#lib/identities/schema.ts'
import type { DoorName } from '#lib/outside-doors/schema.ts'
import { OutsideRefusal } from './outside-doors.tsx'
import { useProven } from './prove.tsx'

/** Goes to the other side, whose account comes back here. */
async function linkTo(provider: DoorName): Promise<void> {
  const { signIn } = await import('next-auth/react')
  await signIn(provider, { callbackUrl: '/account' })
}

/** One's own outside accounts; nothing at all where the house has no such door. */
export function OutsideAccounts() {
  const t = useTranslations('account.outside')
  const query = useQuery(api.identities.list.queryOptions())
  const told = useSearchParams()
  const proven = useProven()
  const link = useMutation({
    mutationFn: async (provider: DoorName) => {
      await proven(() => client.identities.wish({ provider }))
      await linkTo(provider)
    },
  })
  const unlink = useMutation({ mutationFn: (id: string) => client.identities.unlink({ id }) })
  if (!query.data || (query.data.doors.length === 0 && query.data.rows.length === 0)) return null
  const { rows, doors } = query.data
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} fz="h4">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('text')}
        </Text>
        {told.has('linked') && (
          <Alert color="teal" role="status">
            {t('done')}
          </Alert>
        )}
        <OutsideRefusal outside={told.get('outside') ?? undefined} detail={told.get('detail') ?? undefined} />
        <IdentityRows rows={rows} unlink={(id) => unlink.mutate(id)} />
        <Group>
          {doors.map(({ provider, name }) => (
            <Button
              key={provider}
              variant="default"
              loading={link.isPending && link.variables === provider}
              onClick={() => link.mutate(provider)}
            >
              {t('link', { name })}
            </Button>
          ))}
        </Group>
      </Stack>
    </Paper>
  )
}

/** Accounts with their days, and the way to take each off. */
export function IdentityRows({ rows, unlink }: { rows: IdentityView[]; unlink: (id: string) => void }) {
  const t = useTranslations('account.outside')
  const provider = useTranslations('outsideDoors.names')
  const format = useFormatter()
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' })
  if (rows.length === 0) return <Text fz="sm">{t('none')}</Text>
  return rows.map((row) => (
    <Group key={row.id} justify="space-between" wrap="nowrap">
      <div>
        <Text fz="sm">
          {provider(row.provider)} · {row.label}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('since', { day: day(row.createdAt) })}
          {row.lastUsedAt && ` · ${t('used', { day: day(row.lastUsedAt) })}`}
        </Text>
      </div>
      <Button size="compact-md" variant="default" aria-label={t('unlinkOf', { label: row.label })} onClick={() => unlink(row.id)}>
        {t('unlink')}
      </Button>
    </Group>
  ))
}
