'use client'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { RecordRow, Records } from './records.ts'
import { undoNotice } from './undo-notice.tsx'

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
      undoNotice({
        id: `removed-${id}`,
        message: t('records.removed', { title }),
        label: t('common.undo'),
        onUndo: () => restore.mutate({ id, version }),
      })
    },
  })
}
