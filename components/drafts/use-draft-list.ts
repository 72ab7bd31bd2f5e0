'use client'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useVisitor } from '../shell/actor.tsx'
import type { Draft } from './draft.ts'
import { watchDrafts } from './draft-store.ts'
import { useDraftStore } from './use-draft-store.ts'

const none: Draft[] = []

/** All that whoever is signed in has on this device and not in the house, oldest first; follows what other tabs write. */
export function useDraftList(): Draft[] {
  const store = useDraftStore()
  const cache: QueryClient = useQueryClient()
  const userId = useVisitor()?.userId
  const { data } = useQuery({ queryKey: ['drafts', userId], queryFn: () => store.all(), retry: false, staleTime: Number.POSITIVE_INFINITY })
  useEffect(() => watchDrafts(() => void cache.invalidateQueries({ queryKey: ['drafts'] })), [cache])
  return data ?? none
}
