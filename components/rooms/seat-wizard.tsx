'use client'
import { Button, Group, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { runningCodes, seatLabel } from '#lib/rooms/rules.ts'
import { mostNewSeats } from '#lib/rooms/schema.ts'
import type { Room } from './room-fields.tsx'

type Props = { room: Pick<Room, 'id' | 'code' | 'isShared'>; onDone: () => void }

/** Makes the seats of a room at once: the room as a whole, or a run of seats with running codes; all of them or none. */
export function SeatWizard({ room, onDone }: Props) {
  const t = useTranslations('rooms.wizard')
  const seatTexts = useTranslations('rooms.seat.fields')
  const [whole, setWhole] = useState(!room.isShared)
  const [prefix, setPrefix] = useState(() => t('prefix'))
  const [first, setFirst] = useState<number | string>(1)
  const [count, setCount] = useState<number | string>(4)
  const [availableFrom, setAvailableFrom] = useState(today)
  // ids are kept while a failed try is repeated: the same seats, never twice as many
  const [ids] = useState(() => Array.from({ length: mostNewSeats }, () => newId()))
  const codes = whole
    ? [room.code]
    : runningCodes(prefix.trim(), Number(first) || 1, Math.min(mostNewSeats, Math.max(1, Number(count) || 1)))
  const add = useMutation({
    meta: { quiet: true },
    mutationFn: () => {
      const seats = codes.map((code, at) => ({ id: ids[at] ?? newId(), code }))
      return client.seats.addMany({ roomId: room.id, availableFrom, seats })
    },
    onSuccess: (made) => {
      notifications.show({ color: 'teal', message: t('done', { count: made.length }) })
      onDone()
    },
  })
  const labels = codes.map((code) => seatLabel(room.code, code))
  return (
    <Stack gap="sm" component="section" aria-label={t('open')}>
      <SegmentedControl
        value={whole ? 'whole' : 'many'}
        onChange={(value) => setWhole(value === 'whole')}
        data={[
          { value: 'whole', label: t('whole') },
          { value: 'many', label: t('many') },
        ]}
      />
      {!whole && (
        <Group grow align="flex-start">
          <TextInput label={t('prefixLabel')} value={prefix} onChange={(typing) => setPrefix(typing.currentTarget.value)} maxLength={40} />
          <NumberInput label={t('first')} value={first} onChange={setFirst} min={0} max={9999} allowDecimal={false} />
          <NumberInput label={t('count')} value={count} onChange={setCount} min={1} max={mostNewSeats} allowDecimal={false} />
        </Group>
      )}
      <DayField
        label={seatTexts('availableFrom')}
        description={t('fromHint')}
        required
        disabled={false}
        error={availableFrom ? undefined : t('fromMissing')}
        value={availableFrom}
        onChange={setAvailableFrom}
        onBlur={() => undefined}
        data-field="availableFrom"
        clearable={false}
      />
      <Text fz="sm" c="dimmed" role="status">
        {labels.length > 2
          ? t('run', { first: labels[0] ?? '', last: labels.at(-1) ?? '', count: labels.length })
          : t('few', { labels: labels.join(t('and')) })}
      </Text>
      <ProblemNotice error={add.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button loading={add.isPending} disabled={!availableFrom} onClick={() => add.mutate()}>
          {t('add', { count: codes.length })}
        </Button>
      </Group>
    </Stack>
  )
}
