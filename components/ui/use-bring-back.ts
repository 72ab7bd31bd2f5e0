'use client'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { RecordRow, Records } from './records.ts'

/** Makes a record again what it was: an ordinary edit with the values of then; one that was removed comes back first. */
export function useBringBack(records: Records<RecordRow>, row: RecordRow) {
  const t = useTranslations('history')
  const { operations } = records
  return useMutation({
    mutationFn: async (values: Record<string, unknown>) => {
      const now = row.removedAt ? await operations.restore({ id: row.id, version: row.version }) : row
      return operations.revise({ ...values, id: row.id, version: now.version })
    },
    onSuccess: (saved) => notifications.show({ color: 'teal', message: t('broughtBack', { title: records.titleOf(saved) }) }),
  })
}
