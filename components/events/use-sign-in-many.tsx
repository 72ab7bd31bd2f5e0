'use client'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { client } from '#lib/api.ts'

type Line = { id: string; organisationId: string | null; organisationName: string; heads: number }
/** How long a sign-in offers to be undone on the spot, in milliseconds. */
const undoMs = 20_000

/** Signs in many at once, says who was there already, and offers to take all of it back. */
export function useSignInMany(eventId: string, onDone: () => void) {
  const t = useTranslations('events')
  const common = useTranslations('common')
  const undo = useMutation({
    mutationFn: (rows: { id: string; version: number }[]) => client.signIns.removeMany({ rows }),
    onSuccess: ({ rows }) => notifications.show({ message: t('bulk.undone', { count: rows.length }) }),
  })
  return useMutation({
    meta: { quiet: true },
    mutationFn: (lines: Line[]) => client.signIns.logMany({ eventId, signedAt: new Date().toISOString(), lines }),
    onSuccess: ({ logged, already }) => {
      onDone()
      const notice = `signed-in-${logged[0]?.id}`
      const rows = logged.map(({ id, version }) => ({ id, version }))
      const names = already.map((row) => row.organisationName).join(t('page.and'))
      notifications.show({
        id: notice,
        color: already.length > 0 ? 'orange' : 'teal',
        autoClose: undoMs,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">
              {t('bulk.saved', { count: logged.length })}
              {already.length > 0 && ` ${t('bulk.already', { names })}`}
            </Text>
            {rows.length > 0 && (
              <Button
                size="compact-sm"
                variant="light"
                onClick={() => {
                  notifications.hide(notice)
                  undo.mutate(rows)
                }}
              >
                {common('undo')}
              </Button>
            )}
          </Group>
        ),
      })
    },
  })
}
