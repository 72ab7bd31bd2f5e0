'use client'
import { type FormEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { isUnreached, problemOf } from '#components/ui/error-text.ts'
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
  submit: (event?: FormEvent<HTMLFormElement>) => void
}
/** Under which id these answers are sent. */
type Attempt = { content: string; id: string }
/** How a form sends by itself what a lost network kept from arriving: `tried` is the attempt that the device remembers. */
type Patience = { tried: Attempt | null; wasTrying: () => boolean }

type Options<Input extends z.ZodType> = {
  schema: Input
  /** What stands in the fields before anybody types. */
  values: Values
  change: (values: Values) => void
  /** The answers as the operation takes them, with the id of this attempt. */
  inputOf: (values: Values, id: string) => unknown
  send: (input: z.output<Input>, attempt: Attempt) => Promise<void>
  /** Only of a form that tries again by itself: it says WAITING where others say OFFLINE. */
  patience?: Patience
}
/** How long a form waits before it tries again by itself, in milliseconds: at first not at all. */
const pauseMs = (tries: number): number => (tries === 0 ? 0 : Math.min(60_000, 2500 * 2 ** tries))

/** A short form without a library: checked with the operation's own schema, one sentence a field, sent once however often the button is pressed. */
export function usePublicForm<Input extends z.ZodType>({ schema, values, change, inputOf, send, patience }: Options<Input>): PublicForm {
  const [wrong, setWrong] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const sending = useRef(false)
  const attempt = useRef<Attempt | null>(null)
  const [tries, setTries] = useState(0)
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
  const submit = async (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault()
    // a second tap arrives before the first is drawn
    if (sending.current) return
    // the same answers again are the same record, other ones are not
    const content = JSON.stringify(values)
    const known = attempt.current ?? patience?.tried
    const now = known?.content === content ? known : { content, id: uuidv7() }
    attempt.current = now
    const checked = schema.safeParse(inputOf(values, now.id))
    if (!checked.success) {
      const refused = [...new Set(checked.error.issues.map(({ path }) => String(path[0])))]
      flushSync(() => refuse(refused))
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]')?.focus()
      return
    }
    sending.current = true
    setBusy(true)
    if (event) setProblem(null)
    try {
      await send(checked.data, now)
    } catch (error) {
      const { code, params } = problemOf(error)
      const isLost = isUnreached(code) && patience !== undefined
      if (isLost) setTries((count) => count + 1)
      setProblem({ code: isLost ? 'WAITING' : code === 'INVALID' ? 'UNKNOWN' : code, params })
    } finally {
      sending.current = false
      setBusy(false)
    }
  }
  const isWaiting = problem?.code === 'WAITING'
  const again = useEffectEvent(() => void submit())
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(again, pauseMs(tries))
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [isWaiting, tries])
  const wasTrying = useEffectEvent(() => patience?.wasTrying())
  useEffect(() => {
    if (wasTrying()) setProblem({ code: 'WAITING', params: {} })
  }, [])
  return { ref, values, wrong, problem, isBusy, set, submit }
}
