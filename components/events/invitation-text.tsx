'use client'
import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import type { Event } from './event-fields.tsx'
import { useEventTime } from './event-time.ts'

/** The words of an invitation with day, place and how to sign in, ready to paste into a chat. */
export function InvitationText({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const time = useEventTime()
  const { data } = useQuery(api.events.link.queryOptions({ input: { id: event.id } }))
  const text = t('invitation', {
    name: t('yourOffice'),
    title: event.title,
    time: time(event),
    venue: event.venue ?? t('venueLater'),
    address: data?.address ?? '',
  })
  return (
    <CopyButton value={text} timeout={2000}>
      {({ copied, copy }) => (
        <Button
          size="compact-md"
          variant="light"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          disabled={!data}
          onClick={copy}
        >
          {copied ? t('copied') : t('copyInvitation')}
        </Button>
      )}
    </CopyButton>
  )
}
