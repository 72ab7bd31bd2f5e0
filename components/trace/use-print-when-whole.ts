'use client'
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

/** Opens the browser's print dialog once, when everything that is still on its way has come. */
export function usePrintWhenWhole(wanted: boolean): void {
  const asking = useIsFetching()
  const done = useRef(false)
  useEffect(() => {
    if (!wanted || asking > 0 || done.current) return
    // lists ask for their next rows as soon as they are drawn
    const soon = setTimeout(() => {
      done.current = true
      window.print()
    }, 300)
    return () => clearTimeout(soon)
  }, [wanted, asking])
}
