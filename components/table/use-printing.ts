'use client'
import { useSyncExternalStore } from 'react'

/** Whether the page is on its way to paper. */
export const usePrinting = (): boolean => useSyncExternalStore(watchPrinting, printing, () => false)

let isOnPaper = false
const printing = () => isOnPaper
function watchPrinting(tell: () => void): () => void {
  const before = () => {
    isOnPaper = true
    tell()
  }
  const after = () => {
    isOnPaper = false
    tell()
  }
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}
