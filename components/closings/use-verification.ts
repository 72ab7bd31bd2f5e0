'use client'
import { useEffect, useRef, useState } from 'react'
import { client } from '#lib/api.ts'
import type { Verification, VerifyStep } from '#lib/closings/schema.ts'

export type Verifying = { isRunning: boolean; step: VerifyStep | null; result: Verification | null; error: unknown; run: () => void }
const nothing = { isRunning: false, step: null, result: null, error: null }

/** Verifies a closing and follows how far it is; leaving the page stops listening. */
export function useVerification({ year, number }: { year: number; number: number }): Verifying {
  const [state, setState] = useState<Omit<Verifying, 'run'>>(nothing)
  const stream = useRef<AbortController>(null)
  useEffect(() => () => stream.current?.abort(), [])
  const run = async () => {
    stream.current?.abort()
    const mine = new AbortController()
    stream.current = mine
    setState({ ...nothing, isRunning: true })
    try {
      for await (const told of await client.closings.verify({ year, number }, { signal: mine.signal })) {
        if (mine.signal.aborted) return
        if ('step' in told) setState((now) => ({ ...now, step: told.step }))
        else setState({ ...nothing, result: told.result })
      }
    } catch (error) {
      if (!mine.signal.aborted) setState({ ...nothing, error })
    }
  }
  return { ...state, run: () => void run() }
}
