import { useCallback, useEffect, useState } from 'react'

/** How long one slide stays, in milliseconds. */
const slideMs = 15_000
export type Rotation = { at: number; isPaused: boolean; go: (to: number) => void; pause: (isPaused: boolean) => void }

/** Which slide is shown: the next one after a while unless paused; ← and → go by one, space pauses. */
export function useRotation(count: number): Rotation {
  const [at, setAt] = useState(0)
  const [isPaused, setPaused] = useState(false)
  const go = useCallback((to: number) => setAt(((to % count) + count) % count), [count])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a slide that somebody chose stays its whole time, too
  useEffect(() => {
    if (isPaused) return
    const turn = setTimeout(() => setAt((now) => (now + 1) % count), slideMs)
    return () => clearTimeout(turn)
  }, [isPaused, at, count])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'ArrowRight') setAt((now) => (now + 1) % count)
      else if (event.key === 'ArrowLeft') setAt((now) => (now - 1 + count) % count)
      // on a button space presses it
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) {
        event.preventDefault()
        setPaused((paused) => !paused)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [count])
  return { at: Math.min(at, count - 1), isPaused, go, pause: setPaused }
}
