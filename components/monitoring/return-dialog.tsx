'use client'
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorText } from '#components/ui/error-text.ts'
import { client } from '#lib/api.ts'

/** Sends a snapshot back to whoever submitted it, saying why. */
export function ReturnDialog({ at, onClose }: { at: { id: string; version: number }; onClose: () => void }) {
  const t = useTranslations('monitoring')
  const errorText = useErrorText()
  const [reason, setReason] = useState('')
  const sending = useMutation({ mutationFn: () => client.monitoring.return({ ...at, reason }), onSuccess: onClose })
  return (
    <Modal opened onClose={onClose} title={t('return')}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          sending.mutate()
        }}
      >
        <Textarea
          label={t('returnReason')}
          required
          autosize
          minRows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {sending.error && (
          <Text c="red" role="alert">
            {errorText(sending.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={sending.isPending}>
            {t('return')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
