import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api } from '#lib/api.ts'
import type { ScoredItem } from '#lib/evaluations/schema.ts'
import { saved } from './save-form.tsx'

/** Says that an indicator does not apply to the year, and why: its points go to the others. Or that it does after all. */
export function ApplyForm({ year, item, onClose }: { year: number; item: ScoredItem; onClose: () => void }) {
  const t = useTranslations('evaluations')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState(item.notApplicableReason)
  const save = useMutation({
    ...api.evaluations.apply.mutationOptions({ onSuccess: () => saved(t('saved'), onClose) }),
    meta: { quiet: true },
  })
  const send = (isApplicable: boolean) =>
    save.mutate({ year, code: item.code, version: item.explanationVersion, isApplicable, reason: isApplicable ? '' : reason })
  if (!item.isApplicable)
    return (
      <Group>
        <Text fz="sm">{t('notApplicableBecause', { reason: item.notApplicableReason })}</Text>
        <Button variant="default" loading={save.isPending} onClick={() => send(true)}>
          {t('applies')}
        </Button>
        <ProblemNotice error={save.error} />
      </Group>
    )
  if (!isOpen)
    return (
      <Group>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {t('toNotApplicable')}
        </Button>
      </Group>
    )
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
      }}
    >
      <ProblemNotice error={save.error} />
      <TextInput
        label={t('notApplicableReason')}
        description={t('notApplicableHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('toNotApplicable')}
        </Button>
      </Group>
    </Stack>
  )
}
