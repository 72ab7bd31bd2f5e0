'use client'
import { useDebouncedCallback } from '@mantine/hooks'
import { type ChangeEvent, useRef, useState } from 'react'

/** How long a pause in typing is, in milliseconds. */
const pauseMs = 250

/** A box whose text goes on at the pauses between keys, and never in the middle of a composition (拼音 → 汉字). What changes elsewhere shows in it. */
export function useTyped(value: string, commit: (text: string) => void) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  const isComposing = useRef(false)
  const send = useDebouncedCallback((text: string) => {
    setSeen(text)
    commit(text)
  }, pauseMs)
  if (value !== seen) {
    setSeen(value)
    setTyped(value)
  }
  const now = (text: string) => {
    send.cancel()
    setTyped(text)
    setSeen(text)
    commit(text)
  }
  const take = (text: string) => {
    setTyped(text)
    if (!isComposing.current) send(text)
  }
  return {
    typed,
    now,
    props: {
      value: typed,
      onChange: (change: ChangeEvent<HTMLInputElement>) => take(change.currentTarget.value),
      onCompositionStart: () => {
        isComposing.current = true
        send.cancel()
      },
      onCompositionEnd: (end: { currentTarget: HTMLInputElement }) => {
        isComposing.current = false
        take(end.currentTarget.value)
      },
    },
  }
}
