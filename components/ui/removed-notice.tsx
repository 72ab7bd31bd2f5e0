'use client'
import { Alert, Button, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '../shell/actor.tsx'
import type { RecordRow, Records } from './records.ts'

type Props = { records: Records<RecordRow>; row: RecordRow; onRestored?: () => void }

/** An old link to a record that was removed since: what it was, and the way back. */
export function RemovedNotice({ records, row, onRestored }: Props) {
  const t = useTranslations('records')
  const mayWrite = useAllowed(records.write)
  const restore = useMutation({
    mutationFn: () => records.operations.restore({ id: row.id, version: row.version }),
    onSuccess: onRestored,
  })
  return (
    <Alert color="gray" icon={<IconTrash aria-hidden />} title={records.titleOf(row)}>
      <Text size="sm" mb="sm">
        {t('removedSince')}
      </Text>
      {mayWrite && (
        <Button size="sm" variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t('restore')}
        </Button>
      )}
    </Alert>
  )
}
