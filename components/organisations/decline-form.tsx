'use client'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Application } from './application-drawer.tsx'

/** Why an application is declined, in the words that the applicant will hear. */
export function DeclineForm({ row, onCancel }: { row: Application; onCancel: () => void }) {
  const t = useTranslations()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const decline = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.applications.decline({ id: row.id, version: row.version, reason: reason.trim() }),
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason.trim() !== '' && !decline.isPending) decline.mutate()
      }}
    >
      <Stack gap="sm">
        <ProblemNotice error={decline.error} />
        <Textarea
          label={t('organisations.application.reason')}
          required
          autosize
          minRows={2}
          maxRows={8}
          value={reason}
          onChange={(typing) => setReason(typing.currentTarget.value)}
          error={isTried && reason.trim() === '' ? t('records.refused.required') : undefined}
        />
        <Group>
          <Button type="submit" loading={decline.isPending}>
            {t('organisations.application.decline')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
