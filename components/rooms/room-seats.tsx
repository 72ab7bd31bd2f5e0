'use client'
import { Button, Stack } from '@mantine/core'
import { IconLayoutGridAdd } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import type { Room } from './room-fields.tsx'
import { seatRecords } from './seat-records.ts'
import { SeatWizard } from './seat-wizard.tsx'

/** A room's seats, and the wizard that makes many of them at once. */
export function RoomSeats({ room }: { room: Pick<Room, 'id' | 'code' | 'name' | 'isShared'> }) {
  const t = useTranslations('rooms.wizard')
  const mayWrite = useAllowed('rooms.write')
  const [isAdding, setAdding] = useState(false)
  const records = useMemo(() => ({ ...seatRecords, fixed: { roomId: room.id } }), [room.id])
  return (
    <Stack gap="sm">
      <SubRecords records={records} filters={{ roomId: { is: [room.id] } }} />
      {mayWrite && !isAdding && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconLayoutGridAdd size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('open')}
        </Button>
      )}
      {isAdding && <SeatWizard room={room} onDone={() => setAdding(false)} />}
    </Stack>
  )
}
