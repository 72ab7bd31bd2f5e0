'use client'
import type { ReactNode } from 'react'
import styles from './public.module.css'

// one and the same function each time, so that only the first drawing moves the focus
const focus = (heading: HTMLElement | null) => heading?.focus()

/** What was achieved, in a card whose heading takes the focus. */
export function Done({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`${styles.paper} ${styles.done}`} role="status">
      <h2 tabIndex={-1} ref={focus}>
        <span aria-hidden>✓ </span>
        {title}
      </h2>
      {children}
    </section>
  )
}
