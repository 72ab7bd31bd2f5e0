'use client'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { api, client } from '#lib/api.ts'
import type { SheetView } from '#lib/imports/schema.ts'
import type { SheetColumn } from '#lib/sheets/schema.ts'
import { chosen, draftOf, guessed, headingsIn, type MappingDraft } from './mapping-draft.ts'

/** A sheet of this kind is left alone. */
export const ignored = ''
const none: readonly SheetColumn[] = []

/** What is being said of one sheet. Columns whose names are known are filled in until somebody says otherwise. */
export function useSheetForm(fileId: string, view: SheetView, onDone: (isSaved: boolean) => void) {
  const t = useTranslations('importPage.mapping')
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(view))
  const [isTold, setTold] = useState(Object.keys(draft.columns).length > 0)
  const [isTried, setTried] = useState(false)
  const [remember, setRemember] = useState(true)
  const { layout, headerRow } = draft
  const isIgnored = layout === ignored
  const hasColumns = layout !== null && !isIgnored
  const known = useQuery({ ...api.imports.columns.queryOptions({ input: { layout: layout ?? '' } }), enabled: hasColumns })
  const columns = (hasColumns && known.data) || none
  const headings = headingsIn(view, headerRow)
  const named = isTold ? draft.columns : guessed(headings, columns)
  const missing = columns.filter((column) => column.isNeeded && !headings.includes(named[column.key] ?? ''))
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (layout: string) =>
      client.imports.map({ fileId, sheet: view.sheet, layout, headerRow, columns: isIgnored ? {} : ofSheet(named, headings), remember }),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('saved') })
      onDone(true)
    },
  })
  return {
    draft: { ...draft, columns: named },
    columns,
    headings,
    missing,
    extra: headings.filter((heading) => !Object.values(named).includes(heading)),
    hasColumns,
    isTried,
    remember,
    setRemember,
    error: known.error ?? save.error,
    isSaving: save.isPending,
    change: (next: Partial<Pick<MappingDraft, 'layout' | 'headerRow'>>) => {
      setDraft({ ...draft, ...next, columns: {} })
      setTold(false)
      setTried(false)
    },
    choose: (key: string, heading: string | null) => {
      setDraft({ ...draft, columns: chosen(named, key, heading) })
      setTold(true)
    },
    submit: () => {
      setTried(true)
      const isWhole = isIgnored || (columns.length > 0 && headings.length > 0 && missing.length === 0)
      if (layout !== null && isWhole) save.mutate(layout)
    },
  }
}

/** What was chosen for another row of headings is not there in this one. */
const ofSheet = (columns: Record<string, string>, headings: readonly string[]) =>
  Object.fromEntries(Object.entries(columns).filter(([, heading]) => headings.includes(heading)))
