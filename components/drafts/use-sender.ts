'use client'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { client } from '#lib/api.ts'
import { useVisitor } from '../shell/actor.tsx'
import type { Draft } from './draft.ts'
import { aloneWith } from './draft-lock.ts'
import { isPassing, sendDraft } from './send-draft.ts'
import { useDraftStore } from './use-draft-store.ts'

/** Between two tries while something waits and the tab is looked at, in milliseconds. */
const againMs = 20_000

/** Sends what waits as soon as the connection is back, and at once what it is asked to. */
export function useSender(drafts: readonly Draft[]): (draft: Draft) => Promise<void> {
  const t = useTranslations('drafts')
  const store = useDraftStore()
  const cache = useQueryClient()
  const userId = useVisitor()?.userId
  const isBusy = useRef(false)
  const waits = drafts.some((draft) => draft.state === 'waiting')

  const send = useCallback(
    async (draft: Draft) => {
      const problem = await aloneWith(draft.id, async () => {
        // another tab may have sent it while this one asked for its turn
        const now = await store.find(draft.id)
        return now && sendDraft(store, now).then((found) => ({ found }))
      })
      if (!problem) return true
      if (!problem.found) {
        notifications.show({ color: 'teal', message: t('sent', { title: draft.title }) })
        void cache.invalidateQueries()
      } else if (!isPassing(problem.found))
        notifications.show({ color: 'orange', autoClose: false, message: t('cameBack', { title: draft.title }) })
      return !problem.found || !isPassing(problem.found)
    },
    [store, cache, t],
  )
  const sendWaiting = useEffectEvent(async () => {
    if (isBusy.current || !navigator.onLine || document.visibilityState !== 'visible') return
    isBusy.current = true
    try {
      const waiting = (await store.all()).filter((draft) => draft.state === 'waiting')
      // somebody else may have signed in at this browser meanwhile: what waits is not theirs to send
      const who = waiting.length > 0 ? await client.users.whoAmI() : null
      for (const draft of who?.userId === userId ? waiting : []) if (!(await send(draft))) break
    } catch {
      // no connection, or nobody signed in: it waits on
    } finally {
      isBusy.current = false
    }
  })
  // the connection and the tab are the browser's
  useEffect(() => {
    if (!waits) return
    const look = () => void sendWaiting()
    look()
    const again = setInterval(look, againMs)
    window.addEventListener('online', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [waits])
  return useCallback(async (draft) => void (await send(draft)), [send])
}
