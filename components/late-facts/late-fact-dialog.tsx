'use client'
import { Select, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { client } from '#lib/api.ts'
import type { Draft } from '../drafts/draft.ts'
import { FormDialog } from '../ui/form-dialog.tsx'

type Props = {
  /** The closed years that there are. */
  years: readonly number[]
  /** What was typed in a form that was refused. */
  draft?: Draft
  action?: 'log' | 'revise' | 'remove'
  onClose: () => void
  onFiled?: () => void
}

/** Files what became known after a year was closed, with what was typed about it. */
export function LateFactDialog({ years, draft, action = 'log', onClose, onFiled }: Props) {
  const t = useTranslations('lateFacts')
  const [id] = useState(() => uuidv7())
  const [year, setYear] = useState(String(years[0] ?? ''))
  const [what, setWhat] = useState(draft?.title ?? '')
  const [reason, setReason] = useState('')
  const filing = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      client.lateFacts.file({
        ...{ id, year: Number(year), what, reason },
        ...(draft && { operation: [...draft.operations, action].join('.'), input: { ...draft, files: [] } }),
      }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('saved', { what }) })
      onFiled?.()
      onClose()
    },
  })
  return (
    <FormDialog
      {...{ title: t('add'), confirm: t('save'), onClose }}
      isBusy={filing.isPending}
      error={filing.error}
      onSend={() => filing.mutate()}
    >
      {draft && <Text fz="sm">{t('offerText')}</Text>}
      <Select
        label={t('year')}
        data={years.map(String)}
        value={year}
        allowDeselect={false}
        onChange={(chosen) => setYear(chosen ?? year)}
      />
      <TextInput
        label={t('what')}
        description={t('whatHint')}
        required
        maxLength={200}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <Textarea
        label={t('reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
