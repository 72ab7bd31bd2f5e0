'use client'
import { Badge, Button, List, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Batch } from '#lib/sheets/schema.ts'
import { readable } from './count-badges.tsx'
import { UndoReport } from './undo-report.tsx'

type Props = { batch: Pick<Batch, 'id' | 'fileName' | 'counts'> & { undoneAt?: string | null } }

/** Takes a whole file's import back, after saying what that does; then says what it did. */
export function UndoBatch({ batch: { id, fileName, counts, undoneAt } }: Props) {
  const t = useTranslations('importPage.undo')
  const undo = useMutation({ meta: { quiet: true }, mutationFn: () => client.imports.undo({ batchId: id }) })
  const ask = () =>
    modals.openConfirmModal({
      title: t('title'),
      children: (
        <>
          <Text fz="sm" mb="xs">
            {t('text', { file: fileName, rows: counts.rows - counts.same - counts.refused })}
          </Text>
          <List size="sm" spacing={4}>
            <List.Item>{t('new')}</List.Item>
            <List.Item>{t('changed')}</List.Item>
            <List.Item>{t('left')}</List.Item>
          </List>
        </>
      ),
      labels: { confirm: t('yes'), cancel: t('no') },
      confirmProps: { color: 'red' },
      onConfirm: () => undo.mutate(),
    })
  if (undo.data) return <UndoReport fileName={fileName} result={undo.data} />
  if (undoneAt)
    return (
      <Badge variant="light" color="gray" styles={readable}>
        {t('undone')}
      </Badge>
    )
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        loading={undo.isPending}
        aria-label={t('buttonOf', { file: fileName })}
        onClick={ask}
      >
        {t('button')}
      </Button>
      <ProblemNotice error={undo.error} />
    </>
  )
}
