'use client'
import { useEffect, useEffectEvent } from 'react'

type Keys = { onNew: () => void; onChoose: (place: number, isRange: boolean) => void; isOn: boolean }

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=combobox]'
const over = '[role=dialog], [role=menu], [role=listbox]'
// a closed list of options stays in the page, without any place in it
const isCovered = () => [...document.querySelectorAll(over)].some((one) => one.getClientRects().length > 0)
const rowOf = (element: Element | null) => element?.closest<HTMLElement>('tr[data-index]') ?? null

/** The list by keys: `/` searches, n logs a new one, j k and arrows walk, x chooses. Never while somebody types, composes, or a dialog is open. */
export function useTableKeys({ onNew, onChoose, isOn }: Keys) {
  const take = useEffectEvent((key: KeyboardEvent) => {
    const at = key.target as Element
    if (!isOn || key.ctrlKey || key.metaKey || key.altKey || key.isComposing || key.defaultPrevented) return
    if (at.closest(typing) || isCovered()) return
    const row = rowOf(document.activeElement)
    const step = key.key === 'j' || (row && key.key === 'ArrowDown') ? 1 : key.key === 'k' || (row && key.key === 'ArrowUp') ? -1 : 0
    if (step !== 0) walk(row, step)
    else if (key.key === 'x' && row) onChoose(Number(row.dataset.index), key.shiftKey)
    else if (key.key === 'n') document.querySelector('[data-new]') && onNew()
    else if (key.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus()
    else return
    key.preventDefault()
  })
  useEffect(() => {
    window.addEventListener('keydown', take)
    return () => window.removeEventListener('keydown', take)
  }, [])
}

function walk(row: HTMLElement | null, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main tr[data-index]')]
  const next = row ? rows[rows.indexOf(row) + step] : rows.find((one) => one.getBoundingClientRect().top > 0)
  next?.querySelector<HTMLElement>('[data-opener]')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
