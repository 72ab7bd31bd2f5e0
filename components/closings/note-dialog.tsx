'use client'
import { Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { client } from '#lib/api.ts'
import { shortHash } from '#lib/closings/rules.ts'
import type { ClosingHead } from '#lib/closings/schema.ts'
import { today } from '#lib/day.ts'
import { FormDialog } from '../ui/form-dialog.tsx'

/** Where outside of the house the code was filed. Said once: what is noted is proof. */
export function NoteDialog({ closing, onClose }: { closing: ClosingHead; onClose: () => void }) {
  const t = useTranslations('closings')
  const { id, year, number, sha256 } = closing
  const [place, setPlace] = useState('')
  const [on, setOn] = useState(today)
  const noting = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.closings.note({ id, place, on }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('noted') })
      onClose()
    },
  })
  return (
    <FormDialog
      {...{ title: t('noteOf', { year, number }), confirm: t('save'), onClose }}
      isBusy={noting.isPending}
      error={noting.error}
      onSend={() => noting.mutate()}
    >
      <Text fz="sm">{t('noteHint')}</Text>
      <Text fw={600} className="figures">
        {t('code', { code: shortHash(sha256) })}
      </Text>
      <TextInput
        label={t('place')}
        description={t('placeHint')}
        required
        maxLength={200}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <TextInput type="date" label={t('on')} required max={today()} value={on} onChange={(event) => setOn(event.currentTarget.value)} />
    </FormDialog>
  )
}
