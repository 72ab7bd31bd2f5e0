'use client'
import { type KeyboardEvent, useState } from 'react'

/** Which branches of a tree are folded, and how keys fold them: ← folds, → unfolds, ↑ and ↓ go from one branch to the next. */
export function useFolds(all: readonly string[]) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const fold = (key: string, isFolded: boolean) => {
    const next = new Set(folded)
    if (isFolded) next.add(key)
    else next.delete(key)
    setFolded(next)
  }
  const onKeyDown = (press: KeyboardEvent<HTMLElement>) => {
    const button = (press.target as HTMLElement).closest<HTMLElement>('[data-branch]')
    if (!button) return
    const key = button.dataset.branch ?? ''
    if (press.key === 'ArrowLeft') fold(key, true)
    else if (press.key === 'ArrowRight') fold(key, false)
    else if (press.key === 'ArrowUp' || press.key === 'ArrowDown') step(press.currentTarget, button, press.key === 'ArrowDown' ? 1 : -1)
    else return
    press.preventDefault()
  }
  return {
    isFolded: (key: string) => folded.has(key),
    toggle: (key: string) => fold(key, !folded.has(key)),
    onKeyDown,
    isAnyFolded: all.some((key) => folded.has(key)),
    setAll: (isFolded: boolean) => setFolded(new Set(isFolded ? all : [])),
  }
}
export type Folds = ReturnType<typeof useFolds>

function step(tree: HTMLElement, from: HTMLElement, by: 1 | -1): void {
  const buttons = [...tree.querySelectorAll<HTMLElement>('[data-branch]')]
  buttons[buttons.indexOf(from) + by]?.focus()
}
