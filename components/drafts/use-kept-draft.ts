'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft, DraftFile } from './draft.ts'
import { holdDraft } from './draft-lock.ts'
import { useDraftStore } from './use-draft-store.ts'
import { startWriting } from './writing.ts'

/** From the last key until what was typed is kept, in milliseconds. */
const pauseMs = 300

type Form = {
  id: string
  /** What changes when something is typed or chosen. */
  content: readonly unknown[]
  isDirty: boolean
  /** Whether the form began with a draft that is kept already. */
  wasKept: boolean
  draftNow: () => { draft: Draft; files: readonly DraftFile[] }
}
export type KeptDraft = {
  /** Whether the device refuses to keep anything. */
  hasFailed: boolean
  /** Keeps the form as it is, in another state if one is named; resolves to whether that worked. */
  keep(change?: Partial<Draft>): Promise<boolean>
  /** Keeps it for the sender, and no longer belongs to this form. */
  handOver(change: Partial<Draft>): Promise<boolean>
  drop(): void
}

/** Keeps what is typed in a form on this device: after each pause, and when the tab is left. */
export function useKeptDraft(form: Form): KeptDraft {
  const store = useDraftStore()
  const latest = useRef(form)
  latest.current = form
  const isDue = useRef(false)
  const wasDirty = useRef(false)
  const keptId = useRef(form.wasKept ? form.id : null)
  const [hasFailed, setFailed] = useState(false)

  const keep = useCallback(
    async (change: Partial<Draft> = {}) => {
      isDue.current = false
      const { draft, files } = latest.current.draftNow()
      keptId.current = draft.id
      const arrived = await store.keep({ ...draft, ...change }, files).then(
        () => true,
        () => false,
      )
      setFailed(!arrived)
      return arrived
    },
    [store],
  )
  const drop = useCallback(() => {
    isDue.current = false
    if (keptId.current) void store.drop(keptId.current).catch(() => setFailed(true))
    keptId.current = null
  }, [store])
  const handOver = useCallback(
    async (change: Partial<Draft>) => {
      const arrived = await keep(change)
      if (arrived) keptId.current = null
      return arrived
    },
    [keep],
  )

  // IndexedDB is the browser's: it is told after each pause in typing
  useEffect(() => {
    // a form that begins with a draft is clean until that is filled in
    if (!form.isDirty) return void (wasDirty.current && drop())
    wasDirty.current = true
    isDue.current = true
    const pause = setTimeout(() => isDue.current && keep(), pauseMs)
    return () => clearTimeout(pause)
  }, [...form.content, form.isDirty, keep, drop])
  useEffect(() => {
    const flush = () => void (isDue.current && keep())
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [keep])
  // what the device does not keep is lost with the tab
  const isAtRisk = hasFailed && form.isDirty
  useEffect(() => {
    const warn = (leaving: BeforeUnloadEvent) => isAtRisk && leaving.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isAtRisk])
  useEffect(() => holdDraft(form.id), [form.id])
  useEffect(() => startWriting({ drop }), [drop])
  return { hasFailed, keep, handOver, drop }
}
