'use client'
import { useEffect } from 'react'

/** Says in `--keyboard-room` how much of the page the keyboard on a phone's screen covers: a browser that does not shrink the page tells only this way. */
export function useKeyboardRoom(): void {
  useEffect(() => {
    const seen = window.visualViewport
    if (!seen) return
    const measure = () => {
      const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop)
      // zooming in covers nothing
      document.documentElement.style.setProperty('--keyboard-room', seen.scale > 1 ? '0px' : `${Math.round(covered)}px`)
    }
    measure()
    seen.addEventListener('resize', measure)
    seen.addEventListener('scroll', measure)
    return () => {
      seen.removeEventListener('resize', measure)
      seen.removeEventListener('scroll', measure)
      document.documentElement.style.removeProperty('--keyboard-room')
    }
  }, [])
}
