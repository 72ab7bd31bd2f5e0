'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { ImportJob } from '#lib/imports/schema.ts'
import type { Step } from './job-step.ts'

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

/** Whether an import is judged anew because of something done in its preview: that stays on screen then, with all that is open in it. */
export function useIsJudgedAgain(state: ImportJob['state'], at: Step): boolean {
  const before = useRef<Step | null>(null)
  useEffect(() => {
    if (state !== 'judging') before.current = at
  }, [state, at])
  return state === 'judging' && before.current === 'preview'
}
