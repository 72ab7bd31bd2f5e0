'use client'
import { useEffect, useEffectEvent } from 'react'
import { useVisitor } from './actor.tsx'

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=combobox]'
const over = '[role=dialog], [role=menu], [role=listbox]'
// a closed list of options stays in the page, without any place in it
const isCovered = () => [...document.querySelectorAll(over)].some((one) => one.getClientRects().length > 0)

/** Whether a key is meant for the page: nobody types or composes (keyCode 229 is how some input methods say so), nothing lies over it. */
function isForPage(key: KeyboardEvent): boolean {
  if (key.ctrlKey || key.metaKey || key.altKey || key.isComposing || key.keyCode === 229 || key.defaultPrevented) return false
  return !(key.target instanceof Element && key.target.closest(typing)) && !isCovered()
}

/** Single keys of a page. `take` says whether it used the key. Whoever switched them off (WCAG 2.1.4) is left alone. */
export function usePageKeys(take: (key: KeyboardEvent) => boolean): void {
  const isOn = useVisitor()?.shortcuts ?? false
  const onKey = useEffectEvent((key: KeyboardEvent) => {
    if (isOn && isForPage(key) && take(key)) key.preventDefault()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
