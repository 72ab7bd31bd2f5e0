'use client'
import { useQueryStates } from 'nuqs'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { formAddress } from './form-address.ts'
import { useDiscard } from './use-discard.tsx'

/** From a list to the code of its form, in milliseconds: what is on screen comes first. */
const loadMs = 2000

/** Which record stands open, as the address says, and how to change it. The browser's back button does not throw away what was typed either. */
export function usePlace() {
  const [place, setPlace] = useQueryStates(formAddress, { history: 'push' })
  const [shown, setShown] = useState(place)
  const isDirty = useRef(false)
  const discard = useDiscard()
  const follow = useEffectEvent((next: typeof place) => {
    if (next.open === shown.open && next.new === shown.new) return
    if (!isDirty.current) return setShown(next)
    void setPlace(shown)
    discard(() => {
      isDirty.current = false
      void setPlace(next)
    })
  })
  // the address is the browser's: it may change under an open form
  useEffect(() => follow(place), [place])
  // whoever loses the connection on a list can still log a record
  useEffect(() => {
    const idle = setTimeout(() => void import('./record-drawer.tsx').catch(() => {}), loadMs)
    return () => clearTimeout(idle)
  }, [])
  return { place: shown, setPlace, isDirty }
}
