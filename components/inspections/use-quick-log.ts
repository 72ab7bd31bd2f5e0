'use client'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { v7 as newId } from 'uuid'
import type { Draft } from '#components/drafts/draft.ts'
import { afterProblem } from '#components/drafts/send-draft.ts'
import { useDraftStore } from '#components/drafts/use-draft-store.ts'
import { isUnreached, problemOf } from '#components/ui/error-text.ts'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { client } from '#lib/api.ts'
import type { Inspection } from '#lib/inspections/schema.ts'

type Sent = Omit<
  Inspection,
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'removedAt'
  | 'rectifiedBy'
  | 'rectifierName'
  | 'verifiedOn'
  | 'verifierName'
  | 'evidence'
  | 'stage'
  | 'missing'
>

/** Logs a result with one tap: at once where there is a connection, else it waits on this device and goes out by itself. A second tap is the same record. */
export function useQuickLog(fixed: Omit<Sent, 'id'>) {
  const t = useTranslations()
  const store = useDraftStore()
  const id = useRef(newId())
  const title = `${fixed.area} ${fixed.item}`
  const undo = useMutation({
    mutationFn: (row: Inspection) => client.inspections.remove({ id: row.id, version: row.version }),
    onSuccess: () => {
      // whatever is tapped next is another result
      id.current = newId()
      notifications.show({ color: 'teal', message: t('inspections.round.undone', { title }) })
    },
  })
  return useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      const input: Sent = { ...fixed, id: id.current }
      try {
        return await client.inspections.log(input)
      } catch (error) {
        const problem = problemOf(error)
        if (!isUnreached(problem.code)) throw error
        await store.keep(draftOf(input, title, afterProblem(problem)), [])
        return null
      }
    },
    onSuccess: (row) => {
      if (row)
        undoNotice({
          id: row.id,
          message: t('inspections.round.logged', { title }),
          label: t('common.undo'),
          onUndo: () => undo.mutate(row),
        })
      else notifications.show({ color: 'orange', message: t('drafts.sentLater', { title }) })
    },
  })
}

const draftOf = (input: Sent, title: string, after: Pick<Draft, 'state' | 'reason' | 'rival'>): Draft => ({
  ...{ id: input.id, noun: 'inspections.inspection', operations: ['inspections'], evidence: 'inspections', title, ...after },
  ...{ address: window.location.pathname + window.location.search, values: {}, input, fixed: { area: input.area, item: input.item } },
  ...{ base: null, renumbers: null, isLogged: false, files: [], at: Date.now() },
})
