'use client'
import { Text, UnstyledButton } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import type { Rectangle } from '#lib/rooms/rules.ts'
import type { PlanRoom, PlanSeat } from '#lib/rooms/schema.ts'
import classes from './floor-plan.module.css'
import { SeatTile } from './seat-tile.tsx'

type Props = {
  label: string
  rooms: PlanRoom[]
  day: string
  /** What a click on a seat does; undefined where it does nothing for this reader. */
  onSeat: (seat: PlanSeat) => (() => void) | undefined
  onRoom: (room: PlanRoom) => void
}

/** One floor, drawn on its grid: a list of rooms, each a list of seats. On a phone it is read as that list from top to bottom. */
export function FloorPlan({ label, rooms, day, onSeat, onRoom }: Props) {
  const t = useTranslations('rooms.plan')
  return (
    <ul className={classes.floor} aria-label={label}>
      {rooms.map((room) => (
        <li key={room.id} className={classes.room} style={placeOf(room)}>
          <UnstyledButton className={classes.roomName} onClick={() => onRoom(room)} aria-haspopup="dialog">
            {room.code === room.name ? room.code : `${room.code} ${room.name}`}
          </UnstyledButton>
          {room.seats.length === 0 ? (
            <Text fz="xs" c="dimmed">
              {t('noSeats')}
            </Text>
          ) : (
            <ul className={classes.seats} aria-label={t('seatsOf', { room: room.name })}>
              {room.seats.map((seat) => (
                <li key={seat.id}>
                  <SeatTile seat={seat} day={day} roomCode={room.code} onOpen={onSeat(seat)} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A rectangle of cells as CSS grid counts them, from 1. */
export const placeOf = ({ left, top, width, height }: Rectangle): CSSProperties => ({
  gridColumn: `${left + 1} / span ${width}`,
  gridRow: `${top + 1} / span ${height}`,
})
