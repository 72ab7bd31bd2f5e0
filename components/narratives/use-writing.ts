'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { problemOf } from '#components/ui/error-text.ts'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { api, client } from '#lib/api.ts'
import type { NarrativeParagraph } from './narrative-figure.ts'

type Rival = { text: string | null; version: number }
type Writing = { year: number; paragraph: NarrativeParagraph; version: number | null; onDone: () => void }

/** Saves a paragraph or takes it back to the standard text; what was there before can be brought back on the spot. */
export function useWriting({ year, paragraph, version, onDone }: Writing) {
  const t = useTranslations('narratives')
  const cache = useQueryClient()
  const [rival, setRival] = useState<Rival | null>(null)
  const { key } = paragraph
  const undo = useMutation({
    mutationFn: (now: number) =>
      paragraph.isWritten
        ? client.narratives.write({ year, key, text: paragraph.text, version: now })
        : client.narratives.unwrite({ year, key, version: now }),
  })
  const after = {
    meta: { quiet: true },
    onSuccess: async (saved: { version: number }) => {
      // the paragraph closes as it reads now, not as it read before
      await cache.invalidateQueries({ queryKey: api.narratives.list.key() })
      undoNotice({ id: `narrative-${key}`, message: t('saved'), label: t('undo'), onUndo: () => undo.mutate(saved.version) })
      onDone()
    },
    onError: (error: unknown) => {
      const { code, current } = problemOf(error)
      if (code === 'STALE') setRival(current as Rival)
    },
  }
  const write = useMutation(api.narratives.write.mutationOptions(after))
  const unwrite = useMutation(api.narratives.unwrite.mutationOptions(after))
  const seen = rival?.version ?? version
  return {
    version: seen,
    rival,
    error: write.error ?? unwrite.error,
    isStale: rival !== null,
    isPending: write.isPending || unwrite.isPending,
    /** Saves over what was seen, or over another's text when that is chosen. */
    save: (text: string, over: number | null | undefined = version) => write.mutate({ year, key, text, version: over ?? null }),
    restore: () => {
      if (paragraph.version !== null) unwrite.mutate({ year, key, version: paragraph.version })
    },
  }
}
