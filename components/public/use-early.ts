'use client'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { Values } from './use-public-form.ts'

/** How a box that is one of several stands in a form's answers: the names of those that are ticked, in their order on the page. */
export const joined = (ticked: readonly string[]): string => ticked.join(' ')
export const parted = (answer: string | undefined): string[] => (answer ? answer.split(' ') : [])

/**
 * What was typed before the page's own script came is taken over into the form's answers; without this the first drawing would empty the fields.
 * From then on the form is ready to be sent.
 */
export function useEarly(form: RefObject<HTMLFormElement | null>, values: Values, change: (values: Values) => void): void {
  const [early, setEarly] = useState<Values | null>(null)
  // before the browser's own memory is read, which draws the fields anew
  useLayoutEffect(() => {
    const typed = form.current ? typedInto(form.current) : {}
    if (Object.keys(typed).length > 0) setEarly(typed)
    document.documentElement.dataset.ready = ''
  }, [form])
  useEffect(() => {
    if (!early) return
    change({ ...values, ...early })
    setEarly(null)
  }, [early, values, change])
}

/** The answers that stand in a form's fields and that its drawing did not put there. */
function typedInto(form: HTMLFormElement): Values {
  const typed: Values = {}
  const ticked = new Map<string, string[]>()
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement && field.value !== field.defaultValue) typed[field.name] = field.value
    if (field instanceof HTMLSelectElement && field.value !== '') typed[field.name] = field.value
    if (!(field instanceof HTMLInputElement)) continue
    if (field.type !== 'radio' && field.type !== 'checkbox') {
      if (field.value !== field.defaultValue) typed[field.name] = field.value
    } else if (field.checked && !field.defaultChecked) ticked.set(field.name, [...(ticked.get(field.name) ?? []), field.value])
  }
  for (const [name, answers] of ticked) typed[name] = joined(answers)
  return typed
}
