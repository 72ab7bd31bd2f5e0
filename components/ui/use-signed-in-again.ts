'use client'
import { useEffect, useEffectEvent } from 'react'
import { client } from '#lib/api.ts'
import { useVisitor } from '../shell/actor.tsx'
import { problemOf } from './error-text.ts'

/** After a refusal because nobody was signed in any more: once the same person is back (in another tab), it is tried again. */
export function useSignedInAgain(error: unknown, again: () => void): void {
  const userId = useVisitor()?.userId
  const isOut = Boolean(error) && problemOf(error).code === 'SIGNED_OUT'
  const look = useEffectEvent(async () => {
    if (document.visibilityState !== 'visible') return
    const who = await client.users.whoAmI().catch(() => null)
    if (who?.userId === userId) again()
  })
  // the other tab is the browser's: what is known of it is that this one is looked at again
  useEffect(() => {
    if (!isOut) return
    const onReturn = () => void look()
    window.addEventListener('focus', onReturn)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      window.removeEventListener('focus', onReturn)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [isOut])
}
