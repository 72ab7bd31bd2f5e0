'use client'
import { Alert, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { findOverlap, nudged, type Rectangle } from '#lib/rooms/rules.ts'
import type { PlanRoom } from '#lib/rooms/schema.ts'
import classes from './floor-plan.module.css'
import { placeOf } from './floor-plan.tsx'
import { PlaceFields } from './place-fields.tsx'

/** Draws the rooms of one floor: choose a room, move and size it by buttons or numbers, save all of it or none. */
export function PlanEditor({ rooms, onDone }: { rooms: PlanRoom[]; onDone: () => void }) {
  const t = useTranslations('rooms.draw')
  // the rooms as they were when drawing began, and where they are now
  const [base] = useState(rooms)
  const [places, setPlaces] = useState<Record<string, Rectangle>>(() =>
    Object.fromEntries(rooms.map((room) => [room.id, rectangleOf(room)])),
  )
  const [chosenId, setChosenId] = useState(rooms[0]?.id ?? '')
  const drawn = base.map((room) => ({ ...room, ...places[room.id] }))
  const chosen = drawn.find(({ id }) => id === chosenId)
  const over = findOverlap(drawn)
  const moved = drawn.filter((room, at) => JSON.stringify(rectangleOf(room)) !== JSON.stringify(rectangleOf(base[at] ?? room)))
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.rooms.arrange({ rooms: moved.map(({ id, version, ...room }) => ({ id, version, ...rectangleOf(room) })) }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('saved') })
      onDone()
    },
  })
  return (
    <Stack gap="sm">
      <Text fz="sm">{t('text')}</Text>
      {chosen && (
        <PlaceFields room={chosen} onChange={(change) => setPlaces({ ...places, [chosen.id]: nudged(rectangleOf(chosen), change) })} />
      )}
      {over && (
        <Alert color="yellow" variant="light" role="status">
          {t('overlap', { first: over[0].name, second: over[1].name })}
        </Alert>
      )}
      <ProblemNotice error={save.error} />
      <ul className={classes.floor} data-drawing aria-label={t('rooms')}>
        {drawn.map((room) => (
          <li
            key={room.id}
            className={classes.room}
            style={placeOf(room)}
            data-chosen={room.id === chosenId || undefined}
            data-over={over?.some(({ id }) => id === room.id) || undefined}
          >
            <UnstyledButton className={classes.drawn} aria-pressed={room.id === chosenId} onClick={() => setChosenId(room.id)}>
              <Text span fz="sm" fw={600}>
                {room.code}
              </Text>
              <Text span fz="xs" c="dimmed">
                {t('seats', { count: room.seats.length })}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button loading={save.isPending} disabled={over !== null} onClick={() => (moved.length === 0 ? onDone() : save.mutate())}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}

const rectangleOf = ({ left, top, width, height }: Rectangle): Rectangle => ({ left, top, width, height })
