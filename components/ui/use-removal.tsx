'use client'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { RecordRow, Records } from './records.ts'

/** How long a removal offers to be undone on the spot, in milliseconds. */
const undoMs = 10_000

/** Removes a record at once and offers to bring it back; nobody is asked first, because nothing is lost. */
export function useRemoval(records: Records<RecordRow>, onDone: () => void) {
  const t = useTranslations()
  const restore = useMutation({
    mutationFn: (at: { id: string; version: number }) => records.operations.restore(at),
    onSuccess: (row) => notifications.show({ color: 'teal', message: t('records.restored', { title: records.titleOf(row) }) }),
  })
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ id, version }: { id: string; version: number; title: string }) => records.operations.remove({ id, version }),
    onSuccess: ({ id, version }, { title }) => {
      onDone()
      const notice = `removed-${id}`
      const undo = () => {
        notifications.hide(notice)
        restore.mutate({ id, version })
      }
      notifications.show({
        id: notice,
        autoClose: undoMs,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t('records.removed', { title })}</Text>
            <Button size="compact-sm" variant="light" onClick={undo}>
              {t('common.undo')}
            </Button>
          </Group>
        ),
      })
    },
  })
}
