'use client'
import { type RefObject, useEffect, useRef } from 'react'

/** After a step was chosen the focus goes to what it shows: the button that was clicked is gone. */
export function useMoved<Place>(
  go: (place: Place) => unknown,
): [content: RefObject<HTMLDivElement | null>, moveTo: (place: Place) => void] {
  const content = useRef<HTMLDivElement>(null)
  const hasMoved = useRef(false)
  useEffect(() => {
    if (!hasMoved.current) return
    hasMoved.current = false
    content.current?.focus({ preventScroll: true })
  })
  return [
    content,
    (place) => {
      hasMoved.current = true
      go(place)
    },
  ]
}
