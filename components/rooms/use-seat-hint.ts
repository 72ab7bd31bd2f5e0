'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { SeatHint } from './seat-reference.ts'

/** The words beside a seat that is offered: its floor when it is free, else who has it until when. */
export function useSeatHint(): SeatHint {
  const t = useTranslations('rooms.choice')
  return useMemo(
    () => (seat) => {
      if (seat.organisation) return t(seat.until ? 'takenUntil' : 'taken', { organisation: seat.organisation, until: seat.until ?? '' })
      return t(seat.isOpen ? 'free' : 'notOpen', { floor: seat.floor })
    },
    [t],
  )
}
