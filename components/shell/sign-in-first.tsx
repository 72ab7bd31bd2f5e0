'use client'
import { useEffect } from 'react'

/** Sends a visitor to the door and remembers where they were going: only the browser knows the whole address inside a layout. */
export function SignInFirst() {
  useEffect(() => {
    const { pathname, search } = window.location
    window.location.replace(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
  }, [])
  return null
}
