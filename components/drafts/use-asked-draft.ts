'use client'
import { useQueryState } from 'nuqs'
import { useEffect, useEffectEvent } from 'react'
import type { RecordRow, Records } from '../ui/records.ts'
import { isOfForm } from './draft.ts'
import { useDraftList } from './use-draft-list.ts'

/** Opens the form in a list below another record when the address asks for a draft that belongs there. */
export function useAskedDraft(records: Records<RecordRow>, onOpen: (place: { open: string | null }) => void): void {
  const [asked] = useQueryState('draft')
  const drafts = useDraftList()
  const draft = drafts.find(({ id }) => id === asked)
  const place = draft && records.fixed && isOfForm(draft, records) ? { open: draft.base ? draft.id : null } : null
  const open = useEffectEvent(() => place && onOpen(place))
  const isAsked = place !== null
  // the drafts are the browser's: they are known only after the page has been drawn
  useEffect(() => {
    if (isAsked) open()
  }, [isAsked])
}
