'use client'
import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Confirmation } from './confirmations.tsx'

type Props = { matchId: string; side: Confirmation['side']; said: Confirmation | undefined; onDone: () => void }

/** Notes what one side said of a match, by the office's hand. */
export function ConfirmationForm({ matchId, side, said, onDone }: Props) {
  const t = useTranslations('events.matchPage')
  const common = useTranslations('common')
  const [id] = useState(() => said?.id ?? newId())
  const [confirmedBy, setConfirmedBy] = useState(said?.confirmedBy ?? '')
  const [agrees, setAgrees] = useState(said?.agrees === false ? 'no' : 'yes')
  const [note, setNote] = useState(said?.note ?? '')
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => {
      const spoken = { agrees: agrees === 'yes', confirmedBy, confirmedAt: new Date().toISOString(), note: note.trim() || null }
      const input = { id, matchId, side, ...spoken }
      return said ? client.matchConfirmations.revise({ ...input, version: said.version }) : client.matchConfirmations.log(input)
    },
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('saved') })
      onDone()
    },
  })
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap="sm">
        <ProblemNotice error={save.error} />
        <TextInput
          label={t('confirmedBy')}
          required
          maxLength={200}
          data-autofocus
          value={confirmedBy}
          onChange={(typing) => setConfirmedBy(typing.currentTarget.value)}
        />
        <Radio.Group aria-label={t('confirmations')} value={agrees} onChange={setAgrees}>
          <Group>
            <Radio value="yes" label={t('agrees')} />
            <Radio value="no" label={t('disagrees')} />
          </Group>
        </Radio.Group>
        <Textarea
          label={t('note')}
          value={note}
          onChange={(typing) => setNote(typing.currentTarget.value)}
          maxLength={5000}
          autosize
          minRows={2}
        />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={confirmedBy.trim() === ''}>
            {common('save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
