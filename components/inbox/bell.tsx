'use client'
import { ActionIcon, Indicator } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'

const most = 99

/** How much of one's inbox is unread, in the header of every page; live. */
export function Bell() {
  const t = useTranslations('inbox')
  const { data } = useQuery(api.notifications.unread.queryOptions())
  const unread = data?.unread ?? 0
  return (
    <Indicator
      label={unread > most ? `${most}+` : unread}
      size={16}
      offset={6}
      color={data && data.urgent > 0 ? 'red.9' : 'teal.9'}
      disabled={unread === 0}
      styles={{ indicator: { fontWeight: 600, paddingInline: 4, color: 'white' } }}
    >
      <ActionIcon component={Link} href="/inbox" prefetch={false} variant="subtle" size="lg" aria-label={t('bell', { count: unread })}>
        <IconInbox size={20} aria-hidden />
      </ActionIcon>
    </Indicator>
  )
}
