'use client'
import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { v7 as newId } from 'uuid'
import { seatReference } from '#components/rooms/seat-reference.ts'
import { useSeatHint } from '#components/rooms/use-seat-hint.ts'
import { useAllowed } from '#components/shell/actor.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ReferenceField } from '#components/ui/fields/reference-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import type { Stay } from './stay-fields.tsx'

/** Moves the organisation of a stay to another seat: one step ends this stay and begins the next one. */
export function MoveSeat({ stay }: { stay: Stay }) {
  const t = useTranslations('organisations.move')
  const mayWrite = useAllowed('organisations.write')
  const [isOpen, setOpen] = useState(false)
  // who has left already cannot be moved
  if (!mayWrite || (stay.endedOn !== null && stay.endedOn <= today())) return null
  if (isOpen) return <MoveForm stay={stay} onDone={() => setOpen(false)} />
  return (
    <Button variant="default" leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={() => setOpen(true)}>
      {t('open')}
    </Button>
  )
}

const plainInput = { description: undefined, disabled: false, required: true, onBlur: () => undefined }

function MoveForm({ stay, onDone }: { stay: Stay; onDone: () => void }) {
  const t = useTranslations('organisations.move')
  const required = useTranslations('records.refused')
  const hintOf = useSeatHint()
  const seats = useMemo(() => seatReference(hintOf), [hintOf])
  // the same move sent twice is one move
  const [id] = useState(() => newId())
  const [movedOn, setMovedOn] = useState(today)
  const [seatId, setSeatId] = useState('')
  const [asked, setAsked] = useState(false)
  const move = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.stays.move({ id: stay.id, version: stay.version, newId: id, seatId, movedOn }),
    onSuccess: (moved) => {
      notifications.show({ color: 'teal', message: t('done', { organisation: moved.organisation.name, place: moved.place, day: movedOn }) })
      onDone()
    },
  })
  const send = () => {
    setAsked(true)
    if (seatId && movedOn) move.mutate()
  }
  return (
    <Stack gap="sm" component="section" aria-label={t('open')}>
      <Text fz="sm">{t('text', { place: stay.place })}</Text>
      <ProblemNotice error={move.error} />
      <Group grow align="flex-start">
        <DayField
          {...plainInput}
          label={t('day')}
          data-field="movedOn"
          value={movedOn}
          onChange={setMovedOn}
          clearable={false}
          error={asked && !movedOn && required('day')}
        />
        <ReferenceField
          {...plainInput}
          label={t('seat')}
          data-field="movedTo"
          to={seats}
          given={{ startedOn: movedOn, endedOn: stay.endedOn ?? '', id: '' }}
          value={seatId}
          onChange={setSeatId}
          onName={() => undefined}
          clearable={false}
          error={asked && !seatId && required('choose')}
        />
      </Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button loading={move.isPending} onClick={send}>
          {t('move')}
        </Button>
      </Group>
    </Stack>
  )
}
