'use client'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { FormDialog } from '#components/ui/form-dialog.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import type { StageView } from '#lib/evaluation-steps/schema.ts'

/** 备案: under which number the approved evaluation was filed, when and where. */
export function FileDialog({ stage, onClose }: { stage: StageView; onClose: () => void }) {
  const t = useTranslations('workflow')
  const [id] = useState(() => newId())
  const [number, setNumber] = useState('')
  const [day, setDay] = useState(today)
  const [place, setPlace] = useState('')
  const sending = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.evaluationSteps.file({ id, year: stage.year, version: stage.version, number, day, place }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      {...{ title: t('actions.file'), confirm: t('confirm.file'), onClose }}
      isBusy={sending.isPending}
      error={sending.error}
      onSend={() => sending.mutate()}
    >
      <TextInput
        label={t('document.number')}
        required
        maxLength={200}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput type="date" label={t('document.day')} required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
      <TextInput
        label={t('document.place')}
        required
        maxLength={200}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
