'use client'
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Event } from './event-fields.tsx'

/** What was said at an event, in short; the minutes themselves are a file. */
export function Minutes({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const common = useTranslations('common')
  const mayWrite = useAllowed('events.write')
  const [draft, setDraft] = useState<string | null>(null)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (minutes: string) =>
      client.events.reviseMany({ rows: [{ id: event.id, version: event.version, minutes: minutes.trim() || null }] }),
    onSuccess: () => {
      setDraft(null)
      notifications.show({ color: 'teal', message: t('saved') })
    },
  })
  return (
    <section aria-label={t('minutes')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t('minutes')}
        </Title>
        {mayWrite && draft === null && (
          <Button size="compact-md" variant="light" onClick={() => setDraft(event.minutes ?? '')}>
            {t('edit')}
          </Button>
        )}
      </Group>
      {draft === null ? (
        <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }} c={event.minutes ? undefined : 'dimmed'}>
          {event.minutes ?? t('noMinutes')}
        </Text>
      ) : (
        <Stack gap="xs">
          <ProblemNotice error={save.error} />
          <Textarea
            aria-label={t('minutes')}
            description={t('minutesHint')}
            value={draft}
            onChange={(typing) => setDraft(typing.currentTarget.value)}
            maxLength={5000}
            autosize
            minRows={4}
            maxRows={16}
            data-autofocus
          />
          <Group gap="xs">
            <Button loading={save.isPending} onClick={() => save.mutate(draft)}>
              {common('save')}
            </Button>
            <Button variant="default" disabled={save.isPending} onClick={() => setDraft(null)}>
              {common('cancel')}
            </Button>
          </Group>
        </Stack>
      )}
    </section>
  )
}
