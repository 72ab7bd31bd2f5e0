'use client'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'

type Props = { itemId: string; month: string; subject: string; name: string; onDone: () => void }

/** Why something is not asked for; the audit keeps who said so. */
export function ExcuseForm({ itemId, month, subject, name, onDone }: Props) {
  const t = useTranslations()
  const [id] = useState(() => newId())
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.completenessExcuses.log({ id, itemId, forMonth: month, subject, reason: reason.trim() }),
    onSuccess: onDone,
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason.trim() !== '' && !save.isPending) save.mutate()
      }}
    >
      <Stack gap="xs" mt="xs">
        <ProblemNotice error={save.error} />
        <Textarea
          label={t('completeness.reason', { name })}
          description={t('completeness.reasonHint')}
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          data-autofocus
          value={reason}
          onChange={(typing) => setReason(typing.currentTarget.value)}
          error={isTried && reason.trim() === '' ? t('records.refused.required') : undefined}
        />
        <Group>
          <Button type="submit" size="sm" loading={save.isPending}>
            {t('completeness.excuse')}
          </Button>
          <Button variant="default" size="sm" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
