'use client'
import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { FormDialog } from './form-dialog.tsx'

type Props = {
  title: string
  confirm: string
  /** What is asked for; 退回理由 where nothing is said. */
  label?: string
  children?: ReactNode
  send: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Sends something back to whoever handed it in, saying why: one dialog for everything that goes through several hands. */
export function ReturnDialog({ title, confirm, label, children, send, onClose }: Props) {
  const t = useTranslations('workflow')
  const [reason, setReason] = useState('')
  const sending = useMutation({ meta: { quiet: true }, mutationFn: () => send(reason), onSuccess: onClose })
  return (
    <FormDialog {...{ title, confirm, onClose }} isBusy={sending.isPending} error={sending.error} onSend={() => sending.mutate()}>
      {children}
      <Textarea
        label={label ?? t('returnReason')}
        required
        autosize
        minRows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
