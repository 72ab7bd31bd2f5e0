'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { useStayRecords } from '#components/organisations/stay-fields.tsx'
import { RecordDrawer } from '#components/ui/record-drawer.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import type { PlanRoom } from '#lib/rooms/schema.ts'
import type { Beside } from './plan-address.ts'
import { roomRecords } from './room-fields.tsx'
import { seatRecords } from './seat-records.ts'

type Props = { beside: Beside; rooms: PlanRoom[]; floor: string | null; day: string; onClose: () => void }

/** What stands open beside the plan: somebody's stay, a form that puts somebody into a seat, a seat, a room. */
export function BesidePlan({ beside, rooms, floor, day, onClose }: Props) {
  const t = useTranslations('rooms.plan')
  const stays = useStayRecords()
  const isDirty = useRef(false)
  const { kind, id } = beside
  const room = rooms.find(({ seats }) => seats.some((seat) => seat.id === id))
  const seat = room?.seats.find((one) => one.id === id)
  const settling = useMemo(
    () => ({
      ...stays,
      fixed: { seatId: id, place: seat?.label ?? '' },
      fields: stays.fields.filter(({ name }) => name !== 'seatId' && name !== 'place'),
      start: () => ({ startedOn: day }),
      notice: () => <p>{t('settling', { seat: seat?.label ?? '' })}</p>,
    }),
    [stays, seat?.label, id, day, t],
  )
  const drawn = useMemo(() => ({ ...roomRecords, start: () => (floor ? { floor } : {}) }), [floor])
  if (kind === 'settle' && !seat) return null
  const records = { stay: stays, settle: settling, seat: { ...seatRecords, fixed: { roomId: room?.id } }, room: drawn }[kind]
  return (
    <RecordDrawer
      records={records as unknown as Records<RecordRow>}
      open={kind === 'settle' || id === 'new' ? null : id}
      isDirty={isDirty}
      onClose={() => {
        isDirty.current = false
        onClose()
      }}
    />
  )
}
