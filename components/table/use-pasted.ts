'use client'
import { useEffect, useEffectEvent, useState } from 'react'

const typing = 'input, textarea, select, [contenteditable=true]'

/** What was pasted onto the page outside every box and dialog; null while nothing was. */
export function usePasted(isOn: boolean) {
  const [pasted, setPasted] = useState<string | null>(null)
  const take = useEffectEvent((paste: ClipboardEvent) => {
    if (!isOn || pasted !== null || (paste.target as Element).closest?.(typing) || document.querySelector('[role=dialog]')) return
    const text = paste.clipboardData?.getData('text/plain') ?? ''
    // one word is no table
    if (!/[\t\n]/.test(text.trim())) return
    paste.preventDefault()
    setPasted(text)
  })
  useEffect(() => {
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [])
  return { pasted, paste: setPasted, close: () => setPasted(null) }
}
