'use client'
import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is on its way to paper. */
export const usePrinting = (): boolean => useSyncExternalStore(watchPrinting, printing, () => false)

/** Paper is white, whatever the screen looks like. */
const root = () => document.documentElement
let screenScheme: string | null = null

let isOnPaper = false
const printing = () => isOnPaper
function watchPrinting(tell: () => void): () => void {
  const before = () => {
    if (!isOnPaper) screenScheme = root().getAttribute('data-mantine-color-scheme')
    isOnPaper = true
    root().setAttribute('data-mantine-color-scheme', 'light')
    // a script that calls print() leaves no moment in between for drawing anew
    flushSync(tell)
  }
  const after = () => {
    isOnPaper = false
    if (screenScheme) root().setAttribute('data-mantine-color-scheme', screenScheme)
    tell()
  }
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}
