'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import type { RecordRow, Records } from '../ui/records.ts'
import { type Draft, type DraftFile, isOfForm } from './draft.ts'
import { heldDrafts } from './draft-lock.ts'
import type { DraftStore } from './draft-store.ts'
import { useDraftStore } from './use-draft-store.ts'

/** What a form begins with beside the record: a draft and its files, or nothing. */
export type Opening = { draft: Draft; files: DraftFile[] } | null
type Place = {
  records: Records<RecordRow>
  /** The record to be edited; null for a new one. */
  id: string | null
  /** The draft that was asked for. */
  asked: string | null
  /** Whether a new form begins with something else. */
  isFresh: boolean
}

/** A browser that does not answer (Safari's database is known for it) must not keep a form shut: the draft stays in the list of drafts. */
const tooLong = () => new Promise<null>((give) => setTimeout(() => give(null), 3000))

/** Finds the draft that belongs in a form; undefined while it looks. A device that keeps no drafts has none. */
export function useOpeningDraft(place: Place): Opening | undefined {
  const store = useDraftStore()
  const [opening, setOpening] = useState<Opening>()
  const look = useEffectEvent(() => Promise.race([find(store, place).catch(() => null), tooLong()]))
  useEffect(() => {
    let closed = false
    void look().then((found) => !closed && setOpening(found))
    return () => {
      closed = true
    }
  }, [])
  return opening
}

async function find(store: DraftStore, { records, id, asked, isFresh }: Place): Promise<Opening> {
  const draft = id ? await store.find(id) : asked ? await store.find(asked) : isFresh ? null : await lastTyped(store, records)
  // an id says which record, but not which form
  if (!draft || draft.noun !== records.texts) return null
  return { draft, files: await store.filesOf(draft) }
}

/** The new record that was being written last and stands open nowhere else. */
async function lastTyped(store: DraftStore, records: Records<RecordRow>): Promise<Draft | null> {
  const isHeld = await heldDrafts()
  const mine = (await store.all()).filter((draft) => draft.state === 'typed' && !draft.base && isOfForm(draft, records))
  return mine.findLast((draft) => !isHeld(draft.id)) ?? null
}
