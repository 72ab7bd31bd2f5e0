'use client'
import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconArmchair, IconClockExclamation, IconLock, IconUserCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { SeatState } from '#lib/rooms/rules.ts'
import type { PlanSeat } from '#lib/rooms/schema.ts'
import classes from './floor-plan.module.css'

const icons: Record<SeatState, typeof IconArmchair> = {
  vacant: IconArmchair,
  occupied: IconUserCheck,
  expiring: IconClockExclamation,
  overdue: IconAlertTriangle,
  closed: IconLock,
}

/** One seat of the plan: its code, its state in a word, who has it, and what is known of the days ahead. */
export function SeatTile({
  seat,
  day,
  roomCode,
  onOpen,
}: {
  seat: PlanSeat
  day: string
  roomCode: string
  onOpen: (() => void) | undefined
}) {
  const t = useTranslations('rooms')
  const Icon = icons[seat.state]
  const details = [
    seat.stay?.agreementEndsOn && t('plan.agreementUntil', { day: seat.stay.agreementEndsOn }),
    seat.stay?.endedOn && t('plan.leaves', { day: seat.stay.endedOn }),
    seat.next && t('plan.next', { day: seat.next.startedOn, organisation: seat.next.organisation }),
    seat.state === 'closed' && seat.availableFrom > day && t('plan.opens', { day: seat.availableFrom }),
    seat.state === 'vacant' && seat.closedOn && t('plan.closes', { day: seat.closedOn }),
  ].filter(Boolean)
  const inside = (
    <>
      <span className={classes.code}>{shortCode(seat.label, roomCode)}</span>
      <span className={classes.state}>
        <Icon size={14} aria-hidden /> {t(`states.${seat.state}`)}
      </span>
      {seat.stay && <span className={classes.name}>{seat.stay.organisation}</span>}
      {details.length > 0 && <span className={classes.detail}>{details.join(t('plan.comma'))}</span>}
    </>
  )
  const shape = { className: classes.seat, 'data-state': seat.state }
  return onOpen ? (
    <UnstyledButton {...shape} onClick={onOpen} aria-haspopup="dialog">
      {inside}
    </UnstyledButton>
  ) : (
    <div {...shape}>{inside}</div>
  )
}

/** Inside its room a seat needs not repeat the room's code. */
const shortCode = (label: string, roomCode: string): string =>
  label !== roomCode && label.startsWith(`${roomCode}-`) ? label.slice(roomCode.length + 1) : label
