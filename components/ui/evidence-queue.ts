'use client'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { client } from '#lib/api.ts'
import type { EvidenceSource } from '#lib/evidence/schema.ts'
import type { DraftFile } from '../drafts/draft.ts'

/** A file on its way to its record. Its id is made here, so that sending it again cannot file it twice. */
export type WaitingFile = DraftFile & { error: unknown }
export type EvidenceQueue = {
  waiting: WaitingFile[]
  isSending: boolean
  /** What waits at this moment, also between two drawings. */
  now(): WaitingFile[]
  add(kind: string, files: readonly File[]): WaitingFile[]
  drop(id: string): void
  clear(): void
  /** Sends what waits, one after the other; resolves to the first error, or null when all of it arrived. What failed stays, with its reason. */
  send(only?: readonly WaitingFile[]): Promise<unknown>
}

/** Files chosen for a record, which may not be saved yet; `kept` are those of its draft. */
export function useEvidenceQueue(source: EvidenceSource | undefined, recordId: string, kept: readonly DraftFile[]): EvidenceQueue {
  const [waiting, setWaiting] = useState<WaitingFile[]>(() => kept.map((file) => ({ ...file, error: null })))
  const latest = useRef(waiting)
  const keep = (files: WaitingFile[]) => {
    latest.current = files
    setWaiting(files)
  }
  const attach = useMutation({
    meta: { quiet: true },
    mutationFn: async ({ id, kind, file }: WaitingFile) => {
      if (source) await client.evidence.attach({ id, source, recordId, kind, file })
    },
  })
  const [isSending, setSending] = useState(false)
  return {
    waiting,
    isSending,
    now: () => latest.current,
    add: (kind, files) => {
      const added = files.map((file) => ({ id: newId(), kind, file, error: null }))
      keep([...latest.current, ...added])
      return added
    },
    drop: (id) => keep(latest.current.filter((file) => file.id !== id)),
    clear: () => keep([]),
    send: async (only = latest.current) => {
      setSending(true)
      let failed: unknown = null
      for (const file of only) {
        try {
          await attach.mutateAsync(file)
          keep(latest.current.filter((one) => one.id !== file.id))
        } catch (error) {
          failed ??= error
          keep(latest.current.map((one) => (one.id === file.id ? { ...one, error } : one)))
        }
      }
      setSending(false)
      return failed
    },
  }
}
