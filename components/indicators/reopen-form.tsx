'use client'
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'

/** Opens an active set again: why is written down, and stays. */
export function ReopenForm({ view, onClose }: { view: SetView; onClose: () => void }) {
  const t = useTranslations('indicators.reopen')
  const common = useTranslations('common')
  const [reason, setReason] = useState('')
  const reopen = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.indicatorSets.reopen({ year: view.year, version: view.set?.version ?? 1, reason }),
    onSuccess: onClose,
  })
  return (
    <Modal opened onClose={onClose} title={t('title', { year: String(view.year) })} centered>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          reopen.mutate()
        }}
      >
        <ProblemNotice error={reopen.error} />
        <Text fz="sm">{t('hint')}</Text>
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(typing) => setReason(typing.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={reopen.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
