'use client'
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { client } from '#lib/api.ts'
import { useAllowed } from '../shell/actor.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'

type View = { id: string; address: string }
type Props = { list: string; address: string; taken: readonly string[]; onClose: () => void; onSaved: (view: View) => void }

/** Gives what a list shows now a name, for oneself or for everybody. */
export function SaveViewDialog({ list, address, taken, onClose, onSaved }: Props) {
  const t = useTranslations()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const [id] = useState(() => newId())
  const mayShare = useAllowed('views.share')
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.views.save({ id, list, name: name.trim(), address, isShared }),
    onSuccess: onSaved,
  })
  const isTaken = taken.includes(name.trim())
  return (
    <Modal opened onClose={onClose} title={t('table.views.saveAs')} transitionProps={{ duration: 120 }}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault()
          if (name.trim() && !isTaken) save.mutate()
        }}
      >
        <Stack gap="md">
          <ProblemNotice error={save.error} />
          <TextInput
            label={t('table.views.name')}
            description={t('table.views.nameHint')}
            required
            maxLength={60}
            data-autofocus
            autoComplete="off"
            value={name}
            onChange={(typing) => setName(typing.currentTarget.value)}
            error={isTaken && t('table.views.taken')}
          />
          {mayShare && (
            <Checkbox label={t('table.views.shareWithAll')} checked={isShared} onChange={(tick) => setShared(tick.currentTarget.checked)} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || isTaken}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
