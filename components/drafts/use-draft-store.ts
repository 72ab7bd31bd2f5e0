'use client'
import { useVisitor } from '../shell/actor.tsx'
import { type DraftStore, draftStoreOf } from './draft-store.ts'

/** The drafts of whoever is signed in. */
export const useDraftStore = (): DraftStore => draftStoreOf(useVisitor()?.userId ?? 'nobody')
