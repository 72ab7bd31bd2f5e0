'use client'
import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useState } from 'react'
import { addressOf, type Draft } from './draft.ts'
import { useReasonText } from './reason-text.ts'
import { useDraftStore } from './use-draft-store.ts'

const tones = { typed: 'gray', waiting: 'blue', conflict: 'orange', refused: 'red' } as const
type Ways = { onSend: (draft: Draft) => Promise<void>; onGo: () => void }

/** Everything that was typed on this device and is not in the house yet, newest first. */
export function DraftList({ drafts, ...ways }: Ways & { drafts: readonly Draft[] }) {
  const t = useTranslations('drafts')
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        {t('onThisDevice')}
      </Text>
      {drafts.length === 0 && <Text fz="sm">{t('none')}</Text>}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {[...drafts].reverse().map((draft) => (
          <DraftItem key={draft.id} draft={draft} {...ways} />
        ))}
      </Stack>
    </Stack>
  )
}

function DraftItem({ draft, onSend, onGo }: Ways & { draft: Draft }) {
  const t = useTranslations('drafts')
  const texts = useTranslations(draft.noun)
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const reasonOf = useReasonText()
  const store = useDraftStore()
  const [isSending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    await onSend(draft)
    setSending(false)
  }
  const title = draft.title || t('untitled')
  return (
    <Paper component="li" withBorder p="sm" aria-label={title}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fz="sm" c="dimmed">
          {texts('one')} · {format.relativeTime(new Date(draft.at), now)}
        </Text>
        <Badge variant="light" color={tones[draft.state]} tt="none" autoContrast style={{ flexShrink: 0 }}>
          {t(`states.${draft.state}`)}
        </Badge>
      </Group>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Text>
      {draft.reason && <Text fz="sm">{reasonOf(draft.reason)}</Text>}
      <Group gap="xs" mt="xs">
        <Button component={Link} href={addressOf(draft)} prefetch={false} size="sm" variant="default" onClick={onGo}>
          {t('open')}
        </Button>
        {draft.state !== 'conflict' && (
          <Button size="sm" variant="default" loading={isSending} onClick={send}>
            {t('send')}
          </Button>
        )}
        <Button size="sm" variant="subtle" color="red" disabled={isSending} onClick={() => void store.drop(draft.id)}>
          {t('drop')}
        </Button>
      </Group>
    </Paper>
  )
}
