'use client'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { client } from '#lib/api.ts'
import type { EvidenceSource } from '#lib/evidence/schema.ts'

/** A file on its way to its record. Its id is made here, so that sending it again cannot file it twice. */
export type WaitingFile = { id: string; kind: string; file: File; error: unknown }
export type EvidenceQueue = {
  waiting: WaitingFile[]
  isSending: boolean
  add(kind: string, files: readonly File[]): WaitingFile[]
  drop(id: string): void
  clear(): void
  /** Sends what waits, one after the other; resolves to whether all of it arrived. What failed stays, with its reason. */
  send(only?: readonly WaitingFile[]): Promise<boolean>
}

/** Files chosen for a record, which may not be saved yet. */
export function useEvidenceQueue(source: EvidenceSource | undefined, recordId: string): EvidenceQueue {
  const [waiting, setWaiting] = useState<WaitingFile[]>([])
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
    add: (kind, files) => {
      const added = files.map((file) => ({ id: newId(), kind, file, error: null }))
      keep([...latest.current, ...added])
      return added
    },
    drop: (id) => keep(latest.current.filter((file) => file.id !== id)),
    clear: () => keep([]),
    send: async (only = latest.current) => {
      setSending(true)
      let arrived = true
      for (const file of only) {
        try {
          await attach.mutateAsync(file)
          keep(latest.current.filter((one) => one.id !== file.id))
        } catch (error) {
          arrived = false
          keep(latest.current.map((one) => (one.id === file.id ? { ...one, error } : one)))
        }
      }
      setSending(false)
      return arrived
    },
  }
}
