'use client'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'

/** Settles a finding where it stands: only with a note. (No form of its own: it may stand inside one.) */
export function ResolveForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTranslations('contracts.findings')
  const [note, setNote] = useState('')
  const resolve = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.contracts.resolveFinding({ id, note }),
    onSuccess: onDone,
  })
  return (
    <Stack gap="xs">
      <ProblemNotice error={resolve.error} />
      <Textarea
        autosize
        minRows={2}
        maxLength={5000}
        label={t('note')}
        placeholder={t('noteHint')}
        value={note}
        data-autofocus
        onChange={(typing) => setNote(typing.currentTarget.value)}
      />
      <Group gap="xs">
        <Button size="compact-md" disabled={note.trim() === ''} loading={resolve.isPending} onClick={() => resolve.mutate()}>
          {t('resolve')}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
