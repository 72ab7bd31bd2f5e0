'use client'
import { useEffect, useRef } from 'react'

/** Holds the form around it until its script is there, and sends it then, when somebody has pressed its button in between. */
export function Held() {
  const place = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = place.current?.form
    place.current?.removeAttribute('data-held')
    // iOS 15 knows no requestSubmit
    if (form?.hasAttribute('data-early')) form.querySelector<HTMLButtonElement>('[type=submit]')?.click()
    form?.removeAttribute('data-early')
  }, [])
  return <input ref={place} type="hidden" data-held="" suppressHydrationWarning />
}
