'use client'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { problemOf } from '#components/ui/error-text.ts'
import { useEarly } from './use-early.ts'

/** A form's answers as text; a ticked box is `yes`. */
export type Values = Record<string, string>
export type Problem = { code: string; params: Record<string, string | number> }

export type PublicForm = {
  ref: RefObject<HTMLFormElement | null>
  values: Values
  /** Names of the fields whose answers were refused. */
  wrong: readonly string[]
  problem: Problem | null
  isBusy: boolean
  set: (name: string, value: string) => void
  submit: (event: FormEvent<HTMLFormElement>) => void
}

type Options<Input extends z.ZodType> = {
  schema: Input
  /** What stands in the fields before anybody types. */
  values: Values
  change: (values: Values) => void
  /** The answers as the operation takes them, with the id of this attempt. */
  inputOf: (values: Values, id: string) => unknown
  send: (input: z.output<Input>) => Promise<void>
}

/** A short form without a library: checked with the operation's own schema, one sentence a field, sent once however often the button is pressed. */
export function usePublicForm<Input extends z.ZodType>({ schema, values, change, inputOf, send }: Options<Input>): PublicForm {
  const [wrong, setWrong] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const sending = useRef(false)
  const attempt = useRef({ content: '', id: '' })
  const ref = useRef<HTMLFormElement>(null)
  useEarly(ref, values, change)

  const refuse = (names: string[]) => {
    setWrong(names)
    setProblem(names.length > 0 ? { code: 'INVALID', params: { count: names.length } } : null)
  }
  const set = (name: string, value: string) => {
    change({ ...values, [name]: value })
    refuse(wrong.filter((one) => one !== name))
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // a second tap arrives before the first is drawn
    if (sending.current) return
    const form = event.currentTarget
    // the same answers again are the same record, other ones are not
    const content = JSON.stringify(values)
    if (attempt.current.content !== content) attempt.current = { content, id: uuidv7() }
    const checked = schema.safeParse(inputOf(values, attempt.current.id))
    if (!checked.success) {
      const refused = [...new Set(checked.error.issues.map(({ path }) => String(path[0])))]
      flushSync(() => refuse(refused))
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    sending.current = true
    setBusy(true)
    setProblem(null)
    try {
      await send(checked.data)
    } catch (error) {
      const { code, params } = problemOf(error)
      setProblem({ code: code === 'INVALID' ? 'UNKNOWN' : code, params })
    } finally {
      sending.current = false
      setBusy(false)
    }
  }
  return { ref, values, wrong, problem, isBusy, set, submit }
}
