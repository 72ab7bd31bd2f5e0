import { Mark } from '@mantine/core'
import type { ReactNode } from 'react'

/** A text with the letters that were searched marked. Counted by letters, as the server counts. */
export function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  const letters = [...text]
  const parts: ReactNode[] = []
  let next = 0
  for (const [first, last] of marks) {
    parts.push(letters.slice(next, first).join(''), <Mark key={first}>{letters.slice(first, last + 1).join('')}</Mark>)
    next = last + 1
  }
  return (
    <span>
      {parts}
      {letters.slice(next).join('')}
    </span>
  )
}
