'use client'
import { usePageKeys } from '../shell/page-keys.ts'

type Keys = { onNew: () => void; onChoose: (place: number, isRange: boolean) => void; isOn: boolean }

const rowOf = (element: Element | null) => element?.closest<HTMLElement>('tr[data-index]') ?? null

/** The list by keys: `/` searches, n logs a new one, j k and arrows walk, x chooses. Never while somebody types, composes, or a dialog is open. */
export function useTableKeys({ onNew, onChoose, isOn }: Keys) {
  usePageKeys((key) => {
    if (!isOn) return false
    const row = rowOf(document.activeElement)
    const step = key.key === 'j' || (row && key.key === 'ArrowDown') ? 1 : key.key === 'k' || (row && key.key === 'ArrowUp') ? -1 : 0
    if (step !== 0) walk(row, step)
    else if (key.key === 'x' && row) onChoose(Number(row.dataset.index), key.shiftKey)
    else if (key.key === 'n') document.querySelector('[data-new]') && onNew()
    else if (key.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus()
    else return false
    return true
  })
}

function walk(row: HTMLElement | null, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main tr[data-index]')]
  const next = row ? rows[rows.indexOf(row) + step] : rows.find((one) => one.getBoundingClientRect().top > 0)
  next?.querySelector<HTMLElement>('[data-opener]')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
